package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.Term;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import io.personality.model.TermGroup;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The ranges are those that one finds by trying weights, host by host. */
class StabilityProperties {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final double NEXT_TO = 1e-6;

  private FleetSnapshot fleet = Worlds.fleetOf();
  private Demand demand = Demand.ANY;
  private CompiledQuery query = Worlds.compile(OperatorWorld.FAST_MEMORY);
  private List<Double> own = List.of();

  private void world(long seed) {
    Random random = new Random(seed);
    Worlds worlds = new Worlds(seed);
    List<Fingerprint> hosts = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      Fingerprint host = worlds.host("host-" + hosts.size());
      hosts.add(host);
      if (random.nextInt(3) == 0) { // a twin, which ties whatever the weights
        hosts.add(Fingerprint.of(new HostId("twin-" + i), host.capacity(), host.features()));
      }
    }
    fleet = Worlds.fleetOf(hosts.toArray(new Fingerprint[0]));
    Profile profile = worlds.profile();
    query = Worlds.compile(profile);
    own = Worlds.COMPILER.ownWeights(profile);
    demand =
        Demand.ANY.chosenBy(
            worlds.pick(List.of(Selection.values())), worlds.pick(List.of(RankBy.values())), 0);
  }

  /** Who wins where one own weight is another; weights are shared out as for any profile. */
  private HostId winner(int changed, double weight) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      TermGroup group = query.terms().get(i).group();
      double share = 0;
      double sum = 0;
      for (int j = 0; j < own.size(); j++) {
        if (query.terms().get(j).group() == group) {
          share += query.terms().get(j).weight();
          sum += j == changed ? weight : own.get(j);
        }
      }
      terms.add(
          query.terms().get(i).weighing(share * ((i == changed ? weight : own.get(i)) / sum)));
    }
    return StraightforwardMatcher.rank(query.weighing(terms), fleet, demand, 1)
        .candidates()
        .get(0)
        .host();
  }

  @Property(tries = 100)
  void theWinnerWinsWithinAndSomebodyElseBeyond(@ForAll long seed) {
    world(seed);
    Stability.Question question = new Stability.Question(query, own, fleet, demand);
    WeightStability found =
        Stability.of(Worlds.MATCHER, question, CLOCK, Duration.ofSeconds(1)).orElseThrow();
    assertEquals(own.size(), found.ranges().size());
    for (int term = 0; term < own.size(); term++) {
      WeightRange range = found.ranges().get(term);
      assertEquals(query.terms().get(term).name(), range.term());
      assertEquals(found.winner(), winner(term, range.weight()));
      double from = 0;
      double to = Double.POSITIVE_INFINITY;
      if (range.below() instanceof Limit.At below) {
        from = below.weight();
        assertEquals(found.winner(), winner(term, from * (1 + NEXT_TO)), range.toString());
        assertEquals(below.rival(), winner(term, from * (1 - NEXT_TO)), range.toString());
      }
      if (range.above() instanceof Limit.At above) {
        to = above.weight();
        assertEquals(found.winner(), winner(term, to * (1 - NEXT_TO)), range.toString());
        assertEquals(above.rival(), winner(term, to * (1 + NEXT_TO)), range.toString());
      }
      Statistics.label("ends").collect(from > 0, to < Double.POSITIVE_INFINITY);
      for (double power = -4; power <= 4; power += 0.5) {
        double weight = range.weight() * Math.pow(10, power);
        if (weight > from * (1 + NEXT_TO) && weight < to * (1 - NEXT_TO)) {
          assertEquals(found.winner(), winner(term, weight), range + " at " + weight);
        } else if (weight < from * (1 - NEXT_TO) || weight > to * (1 + NEXT_TO)) {
          assertNotEquals(found.winner(), winner(term, weight), range + " at " + weight);
        }
      }
    }
  }
}
