package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Host;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Scorer} promises. */
public abstract class ScorerContract {
  private static final double UNTOUCHED = -7;

  /** The scorer under test; every call may give a new one. */
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
    Fleet fleet = new Fleet(hosts);
    return block(scorer().bind(profile(), fleet), 0, fleet.size());
  }

  private static void assertSame(double[][] expected, int row, double[][] actual, int at) {
    for (int end = 0; end < 3; end++) {
      assertEquals(
          Double.doubleToLongBits(expected[end][row]),
          Double.doubleToLongBits(actual[end][at]),
          "row " + row + ": " + expected[end][row] + " and " + actual[end][at]);
    }
  }

  @Test
  void declaresItsMetric() {
    MetricDeclaration metric = scorer().metric();
    assertEquals(metric, scorer().metric());
    assertFalse(metric.description().isBlank());
  }

  @Test
  void givesCreditsInOrderBetweenZeroAndOne() {
    double[][] credits = all(hosts());
    for (int row = 0; row < hosts().size(); row++) {
      double lower = credits[0][row];
      double expected = credits[1][row];
      double upper = credits[2][row];
      assertTrue(
          0 <= lower && lower <= expected && expected <= upper && upper <= 1,
          "row " + row + ": " + lower + ", " + expected + ", " + upper);
    }
  }

  @Test
  void givesTheSameForAnySplitOfTheBlock() {
    double[][] whole = all(hosts());
    Fleet fleet = new Fleet(hosts());
    BlockScorer bound = scorer().bind(profile(), fleet);
    for (int size : new int[] {1, 2, 7, 16, 64}) {
      for (int from = 0; from < fleet.size(); from += size) {
        int to = Math.min(fleet.size(), from + size);
        double[][] part = block(bound, from, to);
        for (int row = from; row < to; row++) {
          assertSame(whole, row, part, row - from);
        }
      }
    }
    block(bound, 0, 0);
  }

  @Test
  void explainsTheSameCredit() {
    List<Host> hosts = hosts();
    double[][] credits = all(hosts);
    for (int row = 0; row < hosts.size(); row++) {
      Scorer.Finding finding = scorer().explain(profile(), new Fleet(hosts), row);
      assertArrayEquals(
          new double[] {credits[0][row], credits[1][row], credits[2][row]},
          new double[] {
            finding.credit().lower(), finding.credit().expected(), finding.credit().upper()
          },
          "row " + row);
      assertFalse(finding.found().isBlank(), "row " + row + " is explained to nobody");
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
  void givesTheSameAgainAndInEveryThread() {
    double[][] first = all(hosts());
    Fleet fleet = new Fleet(hosts());
    BlockScorer shared = scorer().bind(profile(), fleet);
    List<double[][]> later =
        Race.of(
            thread -> {
              double[][] credits = new double[0][];
              for (int i = 0; i < 20; i++) {
                credits = block(shared, 0, fleet.size());
              }
              return credits;
            });
    for (double[][] credits : later) {
      for (int row = 0; row < fleet.size(); row++) {
        assertSame(first, row, credits, row);
      }
    }
  }
}
