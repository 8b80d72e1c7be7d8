package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A diagnosis by columns says what the straightforward one says, to the last word. */
class DiagnosisProperties {
  private static final List<FeatureName> METRICS =
      List.of(
          new FeatureName("memory_bandwidth"),
          new FeatureName("memory_latency"),
          new FeatureName("floating_point_performance"));

  private static void compare(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    assertEquals(
        StraightforwardDiagnosis.diagnose(query, fleet, demand),
        Worlds.MATCHER.diagnose(query, fleet, demand));
  }

  @Property(tries = 40)
  void equalsTheStraightforwardDiagnosisThroughChanges(@ForAll long seed) {
    Random random = new Random(seed);
    ChangingFleet fleet = new ChangingFleet(seed, 1 + random.nextInt(400));
    Wishes wishes = new Wishes(fleet.worlds, random);
    for (int round = 0; round < 3; round++) {
      for (int i = random.nextInt(1_200); i > 0; i--) {
        fleet.change();
      }
      FleetSnapshot held = fleet.columns.snapshot();
      for (int i = random.nextInt(100); i > 0; i--) {
        fleet.change();
      }
      for (int query = 0; query < 4; query++) {
        compare(Worlds.compile(wishes.profile(random.nextInt(7))), held, wishes.demand());
      }
    }
  }

  @Property(tries = 20)
  void equalsItWhereEveryHostIsItsOwnModel(@ForAll long seed) {
    Random random = new Random(seed);
    Worlds worlds = new Worlds(seed);
    Wishes wishes = new Wishes(worlds, random);
    FleetSnapshot fleet = worlds.fleet(1 + random.nextInt(1_500));
    for (int query = 0; query < 4; query++) {
      compare(Worlds.compile(wishes.profile(random.nextInt(7))), fleet, wishes.demand());
    }
  }

  @Property(tries = 10)
  void equalsItWithMoreRequirementsThanAWordHasBits(@ForAll long seed) {
    Random random = new Random(seed);
    Worlds worlds = new Worlds(seed);
    Wishes wishes = new Wishes(worlds, random);
    FleetSnapshot fleet = worlds.fleet(1 + random.nextInt(300));
    compare(Worlds.compile(wishes.profile(60 + random.nextInt(140))), fleet, wishes.demand());
  }

  /** So many minimal ways that most are left out, some of them larger than those that are not. */
  @Property(tries = 200)
  void equalsItWhereThereAreManyWaysOut(@ForAll long seed) {
    Random random = new Random(seed);
    int flags = 8 + random.nextInt(8);
    int fewest = 1 + random.nextInt(2);
    Profile.Builder asking = Profile.builder("asking").metric("memory_bandwidth", 1);
    for (int i = 0; i < flags; i++) {
      asking.require("processor_flags", new Condition.HasAll(List.of("flag" + i)));
    }
    for (FeatureName metric : METRICS) {
      asking.require(metric.value(), new Condition.AtLeast(new Asked.Number(5, "")));
      asking.require(metric.value(), new Condition.AtMost(new Asked.Number(69, "")));
      asking.require(metric.value(), new Condition.AtMost(new Asked.Number(68, "")));
      asking.require(metric.value(), new Condition.NoneOf(List.of(new Asked.Number(70, ""))));
    }
    Fingerprint[] hosts = new Fingerprint[1 + random.nextInt(80)];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = lacking(random, "host-" + i, flags, fewest);
    }
    compare(Worlds.compile(asking.build()), Worlds.fleetOf(hosts), Demand.ANY);
  }

  /** A host that lacks a few flags, or measurements, or has figures that fail thrice. */
  private static Fingerprint lacking(Random random, String id, int flags, int fewest) {
    Map<FeatureName, Reading> readings = new HashMap<>();
    boolean measured = random.nextInt(3) > 0;
    boolean bad = random.nextInt(4) == 0;
    for (FeatureName metric : METRICS) {
      if (measured || random.nextBoolean()) {
        double value = bad && random.nextBoolean() ? 70 : 5 + random.nextInt(60);
        readings.put(metric, Reading.of(value, Provenance.MEASURED, "test"));
      }
    }
    TreeSet<String> has = new TreeSet<>();
    IntStream.range(0, flags).forEach(flag -> has.add("flag" + flag));
    int missing = bad ? random.nextInt(2) : measured ? fewest + random.nextInt(2) : 0;
    IntStream.range(0, missing).forEach(m -> has.remove("flag" + random.nextInt(flags)));
    readings.put(
        new FeatureName("processor_flags"),
        Reading.of(new Value.Names(has), Origin.of(Provenance.DECLARED, "test")));
    return Fingerprint.of(new HostId(id), Capacity.of(8, 16_384), readings);
  }
}
