package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked;
import io.personality.model.Availability;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The matcher finds what the straightforward one finds, bit for bit. */
class MatcherProperties {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");

  /** A fleet of a few models, some noise, and a history. */
  private static final class Fleet {
    private final Worlds worlds;
    private final Random random;
    private final FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
    private final List<Fingerprint> models = new ArrayList<>();
    private final int ids;

    Fleet(long seed, int ids) {
      worlds = new Worlds(seed);
      random = new Random(seed);
      this.ids = ids;
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        models.add(worlds.host("model"));
      }
    }

    void change() {
      HostId id = new HostId("host-" + random.nextInt(ids));
      if (random.nextInt(20) == 0) {
        columns.remove(id);
        return;
      }
      Fingerprint model = models.get(random.nextInt(models.size()));
      Fingerprint own =
          new Fingerprint(
              id,
              model.observedAt(),
              model.probe(),
              model.capacity(),
              model.labels(),
              model.features());
      if (random.nextBoolean()) {
        own = own.with(BANDWIDTH, Reading.of(random.nextInt(60), Provenance.MEASURED, "test"));
      }
      if (random.nextInt(10) == 0) {
        own = own.with(BANDWIDTH, Reading.unknown("lost"));
      }
      Availability open = random.nextInt(8) == 0 ? Availability.CORDONED : Availability.OPEN;
      Host host = new Host(own, 1, open, Host.Settings.DEFAULT);
      Resources free = new Resources(random.nextInt(8), random.nextInt(9_000));
      columns.put(new HostRow(host, free, Set.of()));
    }
  }

  private static Profile asking(Worlds worlds, Random random) {
    Profile.Builder builder = Profile.builder("asking");
    builder.metric("memory_bandwidth", 1).metric("memory_latency", random.nextDouble() + 0.1);
    Profile some = worlds.profile();
    some.preferences().forEach(builder::prefer);
    some.traits().forEach((trait, level) -> builder.trait(trait.value(), level));
    if (random.nextInt(3) == 0) {
      builder.require(
          "memory_bandwidth", new Condition.AtLeast(new Asked.Number(random.nextInt(60), "GB/s")));
    }
    if (random.nextInt(3) == 0) {
      builder.require("processor_flags", new Condition.HasAll(List.of("aes")));
    }
    if (random.nextInt(4) == 0) {
      builder.avoid(
          new io.personality.model.Avoidance(
              BANDWIDTH,
              new Condition.AtMost(new Asked.Number(20, "GB/s")),
              java.util.Optional.of(0.5)));
    }
    return builder.build();
  }

  private static Demand demand(Random random) {
    Demand demand =
        Demand.of(
            random.nextInt(3) == 0
                ? Resources.NONE
                : new Resources(random.nextInt(6), random.nextInt(6_000)));
    if (random.nextInt(4) == 0) {
      demand = demand.spread(row -> row.host().id().value().hashCode() & 3);
    }
    if (random.nextInt(4) == 0) {
      demand =
          demand.among(row -> row.free().vcpus() != 3, row -> row.host().id().hashCode() % 5 != 0);
    }
    return demand.chosenBy(
        random.nextInt(4) == 0 ? Selection.WEIGHTED_METRICS : Selection.SIMILARITY,
        random.nextInt(3) == 0 ? RankBy.LOWER : RankBy.EXPECTED,
        random.nextInt(3) == 0 ? random.nextDouble() * 0.7 : 0);
  }

  private static void compare(
      CompiledQuery query, FleetSnapshot fleet, Demand demand, int k, String where) {
    StraightforwardMatcher right = StraightforwardMatcher.rank(query, fleet, demand, k);
    Ranking found = Worlds.MATCHER.rank(query, fleet, demand, k);
    assertEquals(right.candidates(), found.candidates(), where);
    assertEquals(right.feasible(), found.feasible(), where);
    assertEquals(right.lackRoom(), found.lackRoom(), where);
  }

  /** No two hosts alike, so that combinations of declared values outgrow one dictionary. */
  @Property(tries = 4)
  void equalsTheStraightforwardMatcherWhereNoTwoHostsAreAlike(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Random random = new Random(seed);
    FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
    List<FleetSnapshot> held = new ArrayList<>();
    for (int i = 0; i < 1_600; i++) {
      Fingerprint own = worlds.host("host-" + random.nextInt(1_500));
      columns.put(new HostRow(Host.of(own), new Resources(8, 8_192), Set.of()));
      if (i % 400 == 399) {
        held.add(columns.snapshot());
      }
    }
    columns.sortAll();
    held.add(columns.snapshot());
    assertTrue(columns.snapshot().grouping().size() > 1);
    for (FleetSnapshot snapshot : held) {
      CompiledQuery query = Worlds.compile(asking(worlds, random));
      compare(query, snapshot, demand(random), 10, "snapshot " + snapshot.number());
    }
  }

  @Property(tries = 60)
  void equalsTheStraightforwardMatcherThroughChanges(@ForAll long seed) {
    Random random = new Random(seed);
    Fleet fleet = new Fleet(seed, 1 + random.nextInt(400));
    List<FleetSnapshot> held = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      for (int i = random.nextInt(900); i >= 0; i--) {
        fleet.change();
      }
      if (random.nextInt(4) == 0) {
        fleet.columns.sortAll();
      }
      held.add(fleet.columns.snapshot());
      for (FleetSnapshot snapshot : held) {
        CompiledQuery query = Worlds.compile(asking(fleet.worlds, random));
        int k = random.nextInt(3) == 0 ? 1_000 : 1 + random.nextInt(20);
        compare(query, snapshot, demand(random), k, "snapshot " + snapshot.number());
      }
    }
  }
}
