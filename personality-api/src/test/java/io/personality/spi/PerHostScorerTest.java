package io.personality.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.Profile;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.contract.Samples;
import io.personality.spi.contract.ScorerContract;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerHostScorerTest extends ScorerContract {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final MetricDeclaration ROOMINESS =
      MetricDeclaration.of("roominess", "GB/s", "Bandwidth to spare", new Scale(4, 20, true))
          .unknownAs(5);

  @Override
  protected Scorer scorer() {
    return Scorer.perHost(
        ROOMINESS,
        HostScorer.where(
            (profile, host) -> host.fingerprint().reading(BANDWIDTH) instanceof Reading.Known,
            (profile, host) -> bandwidth(host)));
  }

  private static double bandwidth(Host host) {
    Reading.Known known = (Reading.Known) host.fingerprint().reading(BANDWIDTH);
    return ((Value.Number) known.value()).number();
  }

  private record Rows(List<Host> hosts) implements FleetView {
    @Override
    public int size() {
      return hosts.size();
    }

    @Override
    public Host host(int row) {
      return hosts.get(row);
    }
  }

  private static final Rows ROWS = new Rows(IntStream.range(0, 5).mapToObj(Samples::host).toList());

  private static Scorer giving(double value) {
    return Scorer.perHost(ROOMINESS, (profile, host) -> value);
  }

  private Credit credit(Scorer scorer, int row) {
    double[][] credits = new double[3][1];
    scorer.bind(profile(), ROWS).score(row, row + 1, credits[0], credits[1], credits[2]);
    return new Credit(credits[0][0], credits[1][0], credits[2][0]);
  }

  @Test
  void theScaleTurnsAValueIntoACredit() {
    assertEquals(Credit.exactly(ROOMINESS.scale().credit(6)), credit(scorer(), 2));
    assertEquals("6 GB/s", scorer().bind(profile(), ROWS).explain(2).found());
  }

  @Test
  void anUnknownValueMayBeAnything() {
    assertEquals(new Credit(0, ROOMINESS.scale().credit(5), 1), credit(scorer(), 4));
    assertEquals("unknown (of this host)", scorer().bind(profile(), ROWS).explain(4).found());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.001})
  void aValueThatIsNoneIsRefused(double value) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> credit(giving(value), 0));
    assertTrue(refused.getMessage().contains("roominess"), refused.getMessage());
    assertTrue(refused.getMessage().contains(Double.toString(value)), refused.getMessage());
    BlockScorer bound = giving(value).bind(profile(), ROWS);
    assertThrows(IllegalArgumentException.class, () -> bound.explain(0));
  }

  @Test
  void aValueIsRefusedWhereverItStandsInABlock() {
    Scorer scorer =
        Scorer.perHost(ROOMINESS, (profile, host) -> host.equals(ROWS.host(3)) ? 0 / 0.0 : 6);
    BlockScorer bound = scorer.bind(profile(), ROWS);
    double[] any = new double[5];
    assertThrows(IllegalArgumentException.class, () -> bound.score(0, 5, any, any, any));
  }

  @Test
  void aFunctionMadeForARequestServesAllOfIt() {
    List<Profile> made = new ArrayList<>();
    Scorer scorer =
        Scorer.perRequest(
            ROOMINESS,
            profile -> {
              made.add(profile);
              int value = 4 + made.size();
              return (asked, host) -> value;
            });
    BlockScorer first = scorer.bind(profile(), ROWS);
    BlockScorer second = scorer.bind(profile(), ROWS);
    assertEquals("5 GB/s", first.explain(0).found());
    assertEquals("6 GB/s", second.explain(0).found());
    assertEquals("5 GB/s", first.explain(4).found());
    assertEquals(List.of(profile(), profile()), made);
  }

  @Test
  void nothingIsAllocatedPerHost() {
    BlockScorer bound = scorer().bind(profile(), ROWS);
    double[] lower = new double[5];
    double[] expected = new double[5];
    double[] upper = new double[5];
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    bound.score(0, 5, lower, expected, upper);
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20_000; i++) {
      bound.score(0, 5, lower, expected, upper);
    }
    long perBlock = (threads.getCurrentThreadAllocatedBytes() - before) / 20_000;
    assertEquals(0, perBlock, "bytes per block of five hosts");
  }
}
