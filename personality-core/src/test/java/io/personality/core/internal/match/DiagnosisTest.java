package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.Diagnosis;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why no host can, and the smallest ways out. */
class DiagnosisTest {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final FeatureName FLAGS = new FeatureName("processor_flags");

  private static Fingerprint host(String id, Reading bandwidth, String... flags) {
    Map<FeatureName, Reading> readings = new HashMap<>();
    readings.put(BANDWIDTH, bandwidth);
    readings.put(FLAGS, Reading.of(Value.Names.of(flags), Origin.of(Provenance.DECLARED, "test")));
    return Fingerprint.of(new HostId(id), Capacity.of(8, 16_384), readings);
  }

  private static Reading gbps(double bandwidth) {
    return Reading.of(bandwidth, Provenance.MEASURED, "test");
  }

  private static Condition atLeast(double number) {
    return new Condition.AtLeast(new Asked.Number(number, "GB/s"));
  }

  private static final FleetSnapshot FLEET =
      Worlds.fleetOf(
          host("a", gbps(18.126), "aes", "avx2"),
          host("b", gbps(12), "aes", "avx2", "avx512f"),
          host("c", Reading.unknown("not measured"), "aes", "avx512f"));

  private static Profile.Builder asking() {
    return Profile.builder("test").metric("floating_point_performance", 1);
  }

  private static Ranking rank(Profile profile, Demand demand) {
    return Worlds.MATCHER.rank(Worlds.compile(profile), FLEET, demand, 5);
  }

  @Test
  void countsWhatEachRequirementDoes() {
    Profile profile =
        asking()
            .require("processor_flags", new Condition.HasAll(List.of("avx512f")))
            .require("memory_bandwidth", atLeast(20))
            .build();
    Diagnosis diagnosis = rank(profile, Demand.ANY).diagnosis().orElseThrow();
    assertEquals(3, diagnosis.hosts());
    assertEquals(
        List.of(
            new Diagnosis.RequirementCount("processor_flags has all of avx512f", 1, 2, 0),
            new Diagnosis.RequirementCount("memory_bandwidth at least 20 GB/s", 3, 0, 1)),
        diagnosis.requirements());
  }

  @Test
  void suggestsTheMildestBoundThatFreesAHost() {
    Profile profile = asking().require("memory_bandwidth", atLeast(20)).build();
    Diagnosis diagnosis = rank(profile, Demand.ANY).diagnosis().orElseThrow();
    Diagnosis.Counterfactual first = diagnosis.counterfactuals().get(0);
    assertEquals(1, first.hosts());
    assertTrue(first.certain());
    Diagnosis.Relaxation change = first.relax().get(0);
    assertEquals("/requirements/0/at_least", change.path());
    assertEquals("replace", change.operation());
    double bound = Double.parseDouble(change.value());
    assertEquals(18.12, bound);
    Profile relaxed = asking().require("memory_bandwidth", atLeast(bound)).build();
    assertEquals(new HostId("a"), rank(relaxed, Demand.ANY).candidates().get(0).host());
  }

  @Test
  void saysWhereMeasuringWouldHelp() {
    Profile profile = asking().require("memory_bandwidth", atLeast(20)).build();
    List<Diagnosis.Counterfactual> ways =
        rank(profile, Demand.ANY).diagnosis().orElseThrow().counterfactuals();
    Diagnosis.Counterfactual measure = ways.get(ways.size() - 1);
    assertFalse(measure.certain());
    assertEquals("measure", measure.relax().get(0).operation());
    assertEquals("memory_bandwidth", measure.relax().get(0).path());
    assertEquals(1, measure.hosts());
  }

  @Test
  void waysOutAreMinimal() {
    Profile profile =
        asking()
            .require("processor_flags", new Condition.HasAll(List.of("avx512f")))
            .require("memory_bandwidth", atLeast(20))
            .require("processor_flags", new Condition.HasAll(List.of("aes")))
            .build();
    List<Diagnosis.Counterfactual> ways =
        rank(profile, Demand.ANY).diagnosis().orElseThrow().counterfactuals();
    // b lacks bandwidth alone and c too; a would need two changes and is no way out.
    assertTrue(ways.stream().allMatch(way -> way.relax().size() == 1), ways.toString());
  }

  @Test
  void aMinimumSimilarityThatIsTooHighIsLowered() {
    Demand demand = Demand.ANY.chosenBy(Selection.SIMILARITY, RankBy.EXPECTED, 0.99);
    Profile profile = Profile.builder("test").metric("memory_bandwidth", 1).build();
    Diagnosis diagnosis = rank(profile, demand).diagnosis().orElseThrow();
    Diagnosis.Relaxation change = diagnosis.counterfactuals().get(0).relax().get(0);
    assertEquals("/minimum_similarity", change.path());
    double fits = Double.parseDouble(change.value());
    double best = rank(profile, Demand.ANY).candidates().get(0).similarity().expected();
    assertTrue(fits <= best && fits > best - 0.001, fits + " of " + best);
  }

  @Test
  void roomThatIsShortIsNamed() {
    Diagnosis diagnosis =
        rank(asking().build(), Demand.of(new Resources(16, 1_024))).diagnosis().orElseThrow();
    Diagnosis.Relaxation change = diagnosis.counterfactuals().get(0).relax().get(0);
    assertEquals(Diagnosis.Target.REQUEST, change.target());
    assertEquals("{\"vcpus\":8,\"memory_mib\":1024}", change.value());
    assertEquals(3, diagnosis.counterfactuals().get(0).hosts());
  }

  @Test
  void weightedMetricsSelectByTheMetricsAlone() {
    Profile profile =
        Profile.builder("test")
            .prefer(io.personality.model.Preference.of(FLAGS, new Asked.Names(List.of("avx512f"))))
            .metric("memory_bandwidth", 1)
            .balance(new io.personality.model.Balance(0.9, 0, 0.1))
            .build();
    assertEquals(new HostId("b"), rank(profile, Demand.ANY).candidates().get(0).host());
    Demand literal = Demand.ANY.chosenBy(Selection.WEIGHTED_METRICS, RankBy.EXPECTED, 0);
    assertEquals(new HostId("a"), rank(profile, literal).candidates().get(0).host());
  }

  private static Diagnosis.Relaxation firstChange(Condition condition, FleetSnapshot fleet) {
    Profile profile = asking().require("memory_bandwidth", condition).build();
    Diagnosis diagnosis = Worlds.MATCHER.diagnose(Worlds.compile(profile), fleet, Demand.ANY);
    return diagnosis.counterfactuals().get(0).relax().get(0);
  }

  @Test
  void aValueJoinsAListInTheUnitOfTheList() {
    Condition listed = new Condition.OneOf(List.of(new Asked.Number(20_000, "MB/s")));
    Diagnosis.Relaxation change = firstChange(listed, Worlds.fleetOf(host("b", gbps(12))));
    assertEquals("replace", change.operation());
    assertEquals("/requirements/0/one_of", change.path());
    assertEquals("[20000,12000]", change.value());
  }

  @Test
  void aBoundBeyondAllNumbersIsDropped() {
    FleetSnapshot fleet = Worlds.fleetOf(host("b", gbps(Double.MAX_VALUE)));
    Condition atMost = new Condition.AtMost(new Asked.Number(20, "GB/s"));
    assertEquals("remove", firstChange(atMost, fleet).operation());
    Condition inWords = new Condition.AtMost(new Asked.Text("20 GB/s"));
    assertEquals(
        "remove", firstChange(inWords, Worlds.fleetOf(host("b", gbps(1e300)))).operation());
    Condition listed = new Condition.OneOf(List.of(new Asked.Number(20, "kB/s")));
    assertEquals("remove", firstChange(listed, fleet).operation());
  }

  @Test
  void roomOfAHostThatTakesNoNewVmsIsKnown() {
    FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
    Host cordoned = new Host(host("a", gbps(12)), 1, Availability.CORDONED, Host.Settings.DEFAULT);
    columns.put(new HostRow(cordoned, new Resources(4, 1_024), Set.of()));
    CompiledQuery query = Worlds.compile(asking().build());
    Demand fits = Demand.of(new Resources(4, 1_024));
    List<Diagnosis.Relaxation> open =
        Worlds.MATCHER.diagnose(query, columns.snapshot(), fits).counterfactuals().get(0).relax();
    assertEquals(List.of("open a, which is cordoned"), texts(open));
    Demand more = Demand.of(new Resources(5, 1_024));
    List<Diagnosis.Relaxation> both =
        Worlds.MATCHER.diagnose(query, columns.snapshot(), more).counterfactuals().get(0).relax();
    assertEquals(List.of("open a, which is cordoned", "ask for 4 vCPUs and 1024 MiB"), texts(both));
  }

  private static List<String> texts(List<Diagnosis.Relaxation> changes) {
    return changes.stream().map(Diagnosis.Relaxation::text).toList();
  }

  @Test
  void onlyTheFirstTenWaysOutAreGiven() {
    List<String> flags =
        List.of("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11");
    Profile.Builder builder = asking();
    Fingerprint[] hosts = new Fingerprint[flags.size()];
    for (int i = 0; i < hosts.length; i++) {
      builder.require("processor_flags", new Condition.HasAll(List.of(flags.get(i))));
      List<String> others = new ArrayList<>(flags);
      others.remove(i);
      hosts[i] = host("h" + i, gbps(12), others.toArray(new String[0]));
    }
    Diagnosis diagnosis =
        Worlds.MATCHER.diagnose(Worlds.compile(builder.build()), Worlds.fleetOf(hosts), Demand.ANY);
    assertEquals(12, diagnosis.requirements().size());
    assertEquals(10, diagnosis.counterfactuals().size());
  }
}
