package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
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
  static Demand demand(Random random) {
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
    ChangingFleet fleet = new ChangingFleet(seed, 1);
    List<FleetSnapshot> held = new ArrayList<>();
    for (int i = 0; i < 1_600; i++) {
      Fingerprint own = worlds.host("host-" + random.nextInt(1_500));
      fleet.columns.put(new HostRow(Host.of(own), new Resources(8, 8_192), Set.of()));
      if (i % 400 == 399) {
        held.add(fleet.columns.snapshot());
      }
    }
    fleet.columns.sortAll();
    held.add(fleet.columns.snapshot());
    assertTrue(fleet.columns.snapshot().grouping().size() > 1);
    for (FleetSnapshot snapshot : held) {
      CompiledQuery query = Worlds.compile(fleet.asking());
      compare(query, snapshot, demand(random), 10, "snapshot " + snapshot.number());
    }
  }

  @Property(tries = 60)
  void equalsTheStraightforwardMatcherThroughChanges(@ForAll long seed) {
    Random random = new Random(seed);
    ChangingFleet fleet = new ChangingFleet(seed, 1 + random.nextInt(400));
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
        CompiledQuery query = Worlds.compile(fleet.asking());
        int k = random.nextInt(3) == 0 ? 1_000 : 1 + random.nextInt(20);
        compare(query, snapshot, demand(random), k, "snapshot " + snapshot.number());
      }
    }
  }
}
