package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.Balance;
import io.personality.model.Capacity;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.TermGroup;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StabilityTest {
  private static final String BANDWIDTH = "memory_bandwidth";
  private static final String SPEED = "floating_point_performance";
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Profile TWO_TO_ONE =
      Profile.builder("p").metric(BANDWIDTH, 2).metric(SPEED, 1).build();

  /** A host with the two credits given. */
  private static Fingerprint host(String id, double bandwidth, double speed) {
    Map<FeatureName, Reading> readings = new HashMap<>();
    readings.put(new FeatureName(BANDWIDTH), crediting(BANDWIDTH, bandwidth));
    readings.put(new FeatureName(SPEED), crediting(SPEED, speed));
    readings.put(new FeatureName("memory_type"), Reading.of("DDR5", Provenance.DECLARED, "test"));
    return Fingerprint.of(new HostId(id), Capacity.of(64, 65_536), readings);
  }

  private static Reading crediting(String metric, double credit) {
    FeatureEntry entry = Worlds.CATALOGUE.entry(new FeatureName(metric)).orElseThrow();
    Scale scale = entry.definition().scale().orElseThrow();
    // Both scales are logarithmic.
    double value = scale.worst() * Math.pow(scale.best() / scale.worst(), credit);
    return Reading.of(value, Provenance.MEASURED, "test");
  }

  private static Stability.Question question(Profile profile, Demand demand, Fingerprint... hosts) {
    return new Stability.Question(
        Worlds.compile(profile),
        Worlds.COMPILER.ownWeights(profile),
        Worlds.fleetOf(hosts),
        demand);
  }

  private static WeightStability stability(Profile profile, Demand demand, Fingerprint... hosts) {
    return Stability.of(Worlds.MATCHER, question(profile, demand, hosts), CLOCK, SECOND)
        .orElseThrow();
  }

  private static void isAt(double weight, String rival, Limit limit) {
    Limit.At at = assertInstanceOf(Limit.At.class, limit);
    assertEquals(weight, at.weight(), 1e-6 * weight);
    assertEquals(new HostId(rival), at.rival());
  }

  private static void isAny(Limit limit) {
    assertInstanceOf(Limit.Any.class, limit);
  }

  @Test
  void oneOfTwoMetricsDecides() {
    WeightStability found =
        stability(TWO_TO_ONE, Demand.ANY, host("wide", 1, 0), host("fast", 0, 1));
    assertEquals(new HostId("wide"), found.winner());
    WeightRange bandwidth = found.ranges().get(0);
    assertEquals(BANDWIDTH, bandwidth.term());
    assertEquals(TermGroup.METRICS, bandwidth.group());
    assertEquals(2, bandwidth.weight());
    isAt(1, "fast", bandwidth.below());
    isAny(bandwidth.above());
    isAny(found.ranges().get(1).below());
    isAt(2, "fast", found.ranges().get(1).above());
  }

  @Test
  void theNearestOfManyRivalsIsTheLimit() {
    WeightStability found =
        stability(
            TWO_TO_ONE,
            Demand.ANY,
            host("wide", 1, 0),
            host("fast", 0, 1),
            host("both", 0.7, 0.55),
            host("faster", 0.3, 0.85));
    // 2 x 1 against 2 x 0.7 + 0.55; with x for 2 they are equal at x = 0.55 / 0.3.
    isAt(0.55 / 0.3, "both", found.ranges().get(0).below());
  }

  @Test
  void aGroupsShareStaysWhateverItsWeights() {
    Profile profile =
        Profile.builder("p")
            .prefer("memory_type", "DDR5")
            .metric(BANDWIDTH, 3)
            .metric(SPEED, 1)
            .balance(new Balance(1, 0, 3))
            .build();
    Fingerprint old =
        host("old", 1, 0.5)
            .with(new FeatureName("memory_type"), Reading.of("DDR3", Provenance.DECLARED, "test"));
    WeightStability found = stability(profile, Demand.ANY, old, host("new", 0.5, 0.5));
    assertEquals(new HostId("old"), found.winner());
    WeightRange type = found.ranges().get(0);
    isAny(type.below()); // alone in its group, it always weighs a quarter
    isAny(type.above());
    double lost =
        1
            - Worlds.MATCHER
                .explain(Worlds.compile(profile), Worlds.fleetOf(old), 0)
                .terms()
                .get(0)
                .credit()
                .expected();
    // 0.75 x / (x + 1) x 0.5 gained against 0.25 x lost
    double part = 0.25 * lost / (0.75 * 0.5);
    isAt(part / (1 - part), "new", found.ranges().get(1).below());
    isAny(found.ranges().get(1).above());
  }

  @Test
  void aSingleHostWinsWhatever() {
    for (WeightRange range : stability(TWO_TO_ONE, Demand.ANY, host("a", 0.2, 0.1)).ranges()) {
      isAny(range.below());
      isAny(range.above());
    }
  }

  @Test
  void twinsAndBetterHostsAlikeChangeNothing() {
    WeightStability found =
        stability(
            TWO_TO_ONE,
            Demand.ANY,
            host("a", 0.8, 0.7),
            host("b", 0.8, 0.7),
            host("c", 0.8, 0.6),
            host("d", 0, 0));
    assertEquals(new HostId("a"), found.winner());
    found.ranges().forEach(range -> isAny(range.below()));
    found.ranges().forEach(range -> isAny(range.above()));
  }

  @Test
  void atATieTheRangeStartsAtTheWeightItself() {
    Profile even = Profile.builder("p").metric(BANDWIDTH, 1).metric(SPEED, 1).build();
    WeightStability found = stability(even, Demand.ANY, host("a", 1, 0), host("b", 0, 1));
    assertEquals(new HostId("a"), found.winner());
    isAt(1, "b", found.ranges().get(0).below());
    isAny(found.ranges().get(0).above());
  }

  @Test
  void termsThatNobodyMeetsChangeNothingByThemselves() {
    WeightStability found = stability(TWO_TO_ONE, Demand.ANY, host("a", 0, 0.9), host("b", 0, 0.4));
    for (WeightRange range : found.ranges()) {
      isAny(range.below());
      isAny(range.above());
    }
  }

  @Test
  void weightsOfAnySizeAreTakenAsTheyAre() {
    for (double size : new double[] {1e-290, 1e290}) {
      Profile profile =
          Profile.builder("p").metric(BANDWIDTH, 2 * size).metric(SPEED, size).build();
      WeightStability found =
          stability(profile, Demand.ANY, host("wide", 1, 0), host("fast", 0, 1));
      isAt(size, "fast", found.ranges().get(0).below());
      isAt(2 * size, "fast", found.ranges().get(1).above());
    }
  }

  @Test
  void traitsWeighByTheirLevelAndLowOnesNothing() {
    Profile profile =
        Profile.builder("p")
            .trait("latency_sensitivity", Level.HIGH)
            .trait("throughput_priority", Level.MEDIUM)
            .trait("power_efficiency", Level.LOW)
            .build();
    WeightStability found = stability(profile, Demand.ANY, host("a", 0, 0.9), host("b", 0, 0.4));
    assertEquals(List.of(1.0, 0.5), found.ranges().stream().map(WeightRange::weight).toList());
  }

  @Test
  void metricsAloneIgnoreTheOtherGroups() {
    Profile profile =
        Profile.builder("p")
            .prefer("memory_type", "DDR5")
            .prefer("storage_type", "NVMe SSD")
            .metric(BANDWIDTH, 2)
            .metric(SPEED, 1)
            .build();
    Demand byMetrics = Demand.ANY.chosenBy(Selection.WEIGHTED_METRICS, RankBy.EXPECTED, 0);
    WeightStability found = stability(profile, byMetrics, host("wide", 1, 0), host("fast", 0, 1));
    isAny(found.ranges().get(0).below());
    isAny(found.ranges().get(1).above());
    isAt(1, "fast", found.ranges().get(2).below());
  }

  @Test
  void whoIsTooFarNowIsNoRivalByMetricsAlone() {
    Profile profile =
        Profile.builder("p")
            .prefer("memory_type", "DDR5")
            .metric(BANDWIDTH, 2)
            .metric(SPEED, 1)
            .balance(new Balance(3, 0, 1))
            .build();
    Fingerprint far =
        host("fast", 0, 1)
            .with(new FeatureName("memory_type"), Reading.of("DDR3", Provenance.DECLARED, "test"));
    Fingerprint[] hosts = {host("wide", 0.9, 0), far};
    Demand byMetrics = Demand.ANY.chosenBy(Selection.WEIGHTED_METRICS, RankBy.EXPECTED, 0);
    isAt(1 / 0.9, "fast", stability(profile, byMetrics, hosts).ranges().get(1).below());
    Demand near = Demand.ANY.chosenBy(Selection.WEIGHTED_METRICS, RankBy.EXPECTED, 0.8);
    isAny(stability(profile, near, hosts).ranges().get(1).below());
  }

  @Test
  void aMinimumSimilarityMovesNoLimit() {
    Demand near = Demand.ANY.chosenBy(Selection.SIMILARITY, RankBy.EXPECTED, 0.6);
    WeightStability found = stability(TWO_TO_ONE, near, host("wide", 1, 0), host("fast", 0, 1));
    isAt(1, "fast", found.ranges().get(0).below());
  }

  @Test
  void noHostGivesNoAnswer() {
    Demand large = Demand.of(new Resources(1_000, 1));
    assertEquals(
        Optional.empty(),
        Stability.of(Worlds.MATCHER, question(TWO_TO_ONE, large, host("a", 1, 1)), CLOCK, SECOND));
  }

  /** A clock that goes on by a second whenever it is read. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void whatIsNotFinishedInTimeIsNotGuessed() {
    Stability.Question question =
        question(TWO_TO_ONE, Demand.ANY, host("wide", 1, 0), host("fast", 0, 1));
    List<WeightRange> complete =
        Stability.of(Worlds.MATCHER, question, CLOCK, SECOND).orElseThrow().ranges();
    int undetermined = 0;
    int determined = 0;
    for (int seconds = 0; seconds < 12; seconds++) {
      List<WeightRange> found =
          Stability.of(Worlds.MATCHER, question, new Ticking(), Duration.ofSeconds(seconds))
              .orElseThrow()
              .ranges();
      for (int i = 0; i < complete.size(); i++) {
        for (boolean below : new boolean[] {true, false}) {
          Limit limit = below ? found.get(i).below() : found.get(i).above();
          Limit right = below ? complete.get(i).below() : complete.get(i).above();
          if (limit instanceof Limit.NotDetermined) {
            undetermined++;
          } else {
            assertEquals(right, limit);
            determined++;
          }
        }
      }
    }
    assertTrue(undetermined > 4 && determined > 4, undetermined + " and " + determined);
  }

  @Test
  void manyHostsNeedFewRankings() {
    Worlds worlds = new Worlds(5);
    Profile profile = worlds.profile();
    Fingerprint[] hosts = new Fingerprint[300];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = worlds.host("host-" + i);
    }
    FleetSnapshot fleet = Worlds.fleetOf(hosts);
    Stability.Question question =
        new Stability.Question(
            Worlds.compile(profile), Worlds.COMPILER.ownWeights(profile), fleet, Demand.ANY);
    int terms = question.query().terms().size();
    // The clock is read once before and once for each ranking.
    WeightStability found =
        Stability.of(Worlds.MATCHER, question, new Ticking(), Duration.ofSeconds(10L * 2 * terms))
            .orElseThrow();
    for (WeightRange range : found.ranges()) {
      assertTrue(!(range.below() instanceof Limit.NotDetermined), range.toString());
      assertTrue(!(range.above() instanceof Limit.NotDetermined), range.toString());
    }
  }
}
