package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A diagnosis by columns says what the straightforward one says, to the last word. */
class DiagnosisProperties {

  private static void compare(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    assertEquals(
        StraightforwardDiagnosis.diagnose(query, fleet, demand),
        Worlds.MATCHER.diagnose(query, fleet, demand));
  }

  @Property(tries = 60)
  void equalsTheStraightforwardDiagnosisThroughChanges(@ForAll long seed) {
    Random random = new Random(seed);
    ChangingFleet fleet = new ChangingFleet(seed, 1 + random.nextInt(400));
    Wishes wishes = new Wishes(fleet.worlds, random);
    for (int round = 0; round < 6; round++) {
      for (int i = random.nextInt(900); i > 0; i--) {
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
}
