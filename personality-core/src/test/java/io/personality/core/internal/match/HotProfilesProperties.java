package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.Profile;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is remembered is what the straightforward matcher finds, bit for bit. */
class HotProfilesProperties {
  private static void compare(Matcher hot, Profile profile, FleetSnapshot fleet, Random random) {
    Demand demand = random.nextInt(4) == 0 ? MatcherProperties.demand(random) : repeated(random);
    int k = random.nextInt(5) == 0 ? 200 : 1 + random.nextInt(20);
    String where = "snapshot " + fleet.number();
    StraightforwardMatcher right =
        StraightforwardMatcher.rank(Worlds.compile(profile), fleet, demand, k);
    Ranking found = hot.rank(Worlds.compile(profile), fleet, demand, k);
    assertEquals(right.candidates(), found.candidates(), where);
    assertEquals(right.feasible(), found.feasible(), where);
    assertEquals(right.lackRoom(), found.lackRoom(), where);
    assertEquals(fleet.number(), found.basis().snapshot());
  }

  /** One of a few demands for room. */
  private static Demand repeated(Random random) {
    Demand demand = Demand.of(new Resources(2 * random.nextInt(3), 1_000L * random.nextInt(3)));
    return switch (random.nextInt(4)) {
      case 0 -> demand.chosenBy(Selection.SIMILARITY, RankBy.LOWER, 0);
      case 1 -> demand.chosenBy(Selection.SIMILARITY, RankBy.EXPECTED, 0.4);
      default -> demand;
    };
  }

  @Property(tries = 6)
  void equalsTheStraightforwardMatcherThroughChanges(@ForAll long seed) {
    long answers = 0;
    for (int fleet = 0; fleet < 10; fleet++) {
      answers += throughChanges(seed + fleet);
    }
    // Of one fleet it may happen that most questions come after too many changes, of ten it does
    // not.
    assertTrue(answers > 50, "of 400 it searched for all but " + answers);
  }

  /** Compares what two matchers say of a fleet while it changes; how often one did not search. */
  private static long throughChanges(long seed) {
    Random random = new Random(seed);
    ChangingFleet fleet = new ChangingFleet(seed, 1 + random.nextInt(300));
    HotProfiles hot = new HotProfiles(1 << 20, random.nextInt(2));
    Matcher matcher = new Matcher("test", hot);
    List<Profile> profiles = List.of(fleet.asking(), fleet.asking(), fleet.asking());
    List<FleetSnapshot> held = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      for (int i = random.nextInt(random.nextInt(8) == 0 ? 900 : 12); i >= 0; i--) {
        if (random.nextBoolean()) {
          fleet.change();
        } else {
          fleet.changeRoom();
        }
      }
      if (random.nextInt(12) == 0) {
        fleet.columns.sortAll();
      }
      held.add(fleet.columns.snapshot());
      FleetSnapshot snapshot =
          random.nextBoolean()
              ? held.get(held.size() - 1)
              : held.get(held.size() - 1 - random.nextInt(Math.min(4, held.size())));
      compare(matcher, profiles.get(random.nextInt(profiles.size())), snapshot, random);
    }
    return hot.answers();
  }
}
