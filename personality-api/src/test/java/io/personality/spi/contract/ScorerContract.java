package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Capacity;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import io.personality.spi.ExactBlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Scorer} and {@link BlockScorer} promise. */
public abstract class ScorerContract {
  private static final double UNTOUCHED = -7;
  private static final int LONGEST_FINDING = 1_000;
  private static final int[] BLOCK_SIZES = {1, 2, 7, 16, 64};

  /** The scorer under test; every call may give a new one, and all of them score alike. */
  protected abstract Scorer scorer();

  /** Hosts to score; override it to include what the scorer looks at. */
  protected List<Host> hosts() {
    return IntStream.range(0, 67).mapToObj(Samples::host).toList();
  }

  /** A profile that asks for the scorer's metric. */
  protected Profile profile() {
    return Profile.builder("Sample").metric(scorer().metric().name().value(), 1).build();
  }

  private record Fleet(List<Host> hosts) implements FleetView {
    @Override
    public int size() {
      return hosts.size();
    }

    @Override
    public Host host(int row) {
      return hosts.get(row);
    }
  }

  private BlockScorer bound(List<Host> hosts) {
    return scorer().bind(profile(), new Fleet(hosts));
  }

  /** Lower, expected and upper credits of a block, with one more place that must stay as it is. */
  private static double[][] block(BlockScorer bound, int from, int to) {
    double[][] credits = new double[3][to - from + 1];
    for (double[] one : credits) {
      Arrays.fill(one, UNTOUCHED);
    }
    bound.score(from, to, credits[0], credits[1], credits[2]);
    for (double[] one : credits) {
      assertEquals(UNTOUCHED, one[to - from], "written beyond the block");
    }
    return credits;
  }

  private double[][] all(List<Host> hosts) {
    return block(bound(hosts), 0, hosts.size());
  }

  private static void assertSame(double[][] expected, int row, double[][] actual, int at) {
    for (int end = 0; end < 3; end++) {
      assertEquals(
          Double.doubleToLongBits(expected[end][row]),
          Double.doubleToLongBits(actual[end][at]),
          "row " + row + ": " + expected[end][row] + " and " + actual[end][at]);
    }
  }

  private static void assertInOrder(double[][] credits) {
    for (int row = 0; row < credits[0].length - 1; row++) {
      double lower = credits[0][row];
      double expected = credits[1][row];
      double upper = credits[2][row];
      assertTrue(
          0 <= lower && lower <= expected && expected <= upper && upper <= 1,
          "row " + row + ": " + lower + ", " + expected + ", " + upper);
    }
  }

  @Test
  void alwaysDeclaresTheSameMetric() {
    MetricDeclaration metric = scorer().metric();
    assertNotNull(metric);
    assertEquals(metric, scorer().metric());
    Scorer one = scorer();
    assertEquals(one.metric(), one.metric());
  }

  @Test
  void countsAnUnknownValueAsLessThanFull() {
    Credit unknown = scorer().metric().creditIfUnknown();
    assertTrue(unknown.expected() < 1, "an unknown value counts as the best");
  }

  @Test
  void givesCreditsInOrderBetweenZeroAndOne() {
    assertInOrder(all(hosts()));
  }

  @Test
  void givesTheSameForAnySplitOfTheBlock() {
    List<Host> hosts = hosts();
    double[][] whole = all(hosts);
    BlockScorer bound = bound(hosts);
    for (int size : BLOCK_SIZES) {
      for (int from = 0; from < hosts.size(); from += size) {
        int to = Math.min(hosts.size(), from + size);
        double[][] part = block(bound, from, to);
        for (int row = from; row < to; row++) {
          assertSame(whole, row, part, row - from);
        }
      }
    }
    block(bound, 0, 0);
  }

  @Test
  void givesTheSameInOneArrayAsInThree() {
    List<Host> hosts = hosts();
    if (bound(hosts) instanceof ExactBlockScorer exact) {
      double[][] three = all(hosts);
      double[] one = new double[hosts.size() + 1];
      Arrays.fill(one, UNTOUCHED);
      exact.score(0, hosts.size(), one);
      assertEquals(UNTOUCHED, one[hosts.size()], "written beyond the block");
      for (int row = 0; row < hosts.size(); row++) {
        assertSame(three, row, new double[][] {one, one, one}, row);
      }
    }
  }

  @Test
  void boundsTheExpectedCreditsOfEveryBlock() {
    List<Host> hosts = hosts();
    double[] expected = all(hosts)[1];
    BlockScorer bound = bound(hosts);
    for (int from = 0; from < hosts.size(); from++) {
      double highest = 0;
      for (int to = from + 1; to <= hosts.size(); to++) {
        highest = Math.max(highest, expected[to - 1]);
        double most = bound.upperBound(from, to);
        assertTrue(
            highest <= most && most <= 1,
            "rows " + from + " to " + to + " have up to " + highest + ", bounded by " + most);
      }
    }
  }

  @Test
  void explainsTheSameCredit() {
    List<Host> hosts = hosts();
    double[][] credits = all(hosts);
    BlockScorer bound = bound(hosts);
    for (int row = 0; row < hosts.size(); row++) {
      Scorer.Finding finding = bound.explain(row);
      Credit credit = finding.credit();
      assertSame(
          credits,
          row,
          new double[][] {{credit.lower()}, {credit.expected()}, {credit.upper()}},
          0);
      String found = finding.found();
      assertTrue(
          !found.isBlank()
              && found.length() <= LONGEST_FINDING
              && found.chars().noneMatch(Character::isISOControl),
          "row " + row + " is explained by \"" + found + '"');
      boolean unknown = credit.lower() == 0 && credit.upper() == 1;
      assertEquals(unknown, found.startsWith("unknown"), "row " + row + ": " + finding);
    }
  }

  @Test
  void givesTheSameWhateverOtherHostsThereAre() {
    List<Host> hosts = hosts();
    double[][] together = all(hosts);
    List<Host> turned = new ArrayList<>(hosts);
    Collections.reverse(turned);
    double[][] reversed = all(turned);
    for (int row = 0; row < hosts.size(); row++) {
      assertSame(together, row, reversed, hosts.size() - 1 - row);
      assertSame(together, row, all(List.of(hosts.get(row))), 0);
    }
  }

  @Test
  void copesWithOldVersionsAndWithHostsItKnowsNothingOf() {
    List<Host> hosts = hosts();
    List<Host> versions = new ArrayList<>();
    for (Host host : hosts) {
      versions.add(Host.of(Fingerprint.of(host.id(), Capacity.of(0, 0), Map.of())));
      versions.add(host);
      versions.add(host);
    }
    double[][] credits = all(versions);
    assertInOrder(credits);
    double[][] plain = all(hosts);
    for (int row = 0; row < hosts.size(); row++) {
      assertSame(plain, row, credits, 3 * row + 1);
      assertSame(plain, row, credits, 3 * row + 2);
    }
  }

  @Test
  void givesTheSameBoundAgain() {
    List<Host> hosts = hosts();
    double[][] first = all(hosts);
    List<Host> turned = new ArrayList<>(hosts);
    Collections.reverse(turned);
    Scorer scorer = scorer();
    BlockScorer before = scorer.bind(profile(), new Fleet(hosts));
    BlockScorer between = scorer.bind(profile(), new Fleet(turned));
    double[][] own = block(before, 0, hosts.size());
    double[][] other = block(between, 0, hosts.size());
    double[][] again = block(scorer.bind(profile(), new Fleet(hosts)), 0, hosts.size());
    for (int row = 0; row < hosts.size(); row++) {
      assertSame(first, row, own, row);
      assertSame(first, row, other, hosts.size() - 1 - row);
      assertSame(first, row, again, row);
    }
  }

  @Test
  void givesTheSameInEveryThread() {
    List<Host> hosts = hosts();
    double[][] first = all(hosts);
    Scorer scorer = scorer();
    Fleet fleet = new Fleet(hosts);
    BlockScorer shared = scorer.bind(profile(), fleet);
    Race.of(
        thread -> {
          BlockScorer own = scorer.bind(profile(), fleet);
          for (int i = 0; i < 200; i++) {
            BlockScorer bound = i % 2 == 0 ? shared : own;
            int from = (thread + i) % hosts.size();
            double[][] credits = block(bound, from, hosts.size());
            for (int row = from; row < hosts.size(); row++) {
              assertSame(first, row, credits, row - from);
            }
          }
          return thread;
        });
  }
}
