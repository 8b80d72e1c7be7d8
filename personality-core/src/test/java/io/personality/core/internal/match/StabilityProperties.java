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
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The ranges are those that one finds by trying weights, host by host. */
class StabilityProperties {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final double NEXT_TO = 1e-6;
  private static final double ROUNDING = 1e-12;

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

  /** Who wins where one own weight is another. */
  private HostId winner(int changed, double weight) {
    return StraightforwardMatcher.rank(reweighed(changed, weight), fleet, demand, 1)
        .candidates()
        .get(0)
        .host();
  }

  /**
   * Whether two hosts are ordered by rounding alone: where their lines are one, the sums that they
   * are made of still differ in the last digit, now this way, now that.
   */
  private boolean areOrderedByRounding(HostId one, HostId other, int changed, double weight) {
    CompiledQuery changedQuery = reweighed(changed, weight);
    List<Double> ones = StraightforwardMatcher.ranks(changedQuery, fleet, demand, one);
    List<Double> others = StraightforwardMatcher.ranks(changedQuery, fleet, demand, other);
    for (int i = 0; i < ones.size(); i++) {
      double apart = Math.abs(ones.get(i) - others.get(i));
      if (apart != 0) {
        return apart <= ROUNDING;
      }
    }
    return false;
  }

  private void assertWins(HostId host, int changed, double weight, WeightRange range) {
    HostId best = winner(changed, weight);
    if (!areOrderedByRounding(best, host, changed, weight)) {
      assertEquals(host, best, range + " at " + weight);
    }
  }

  /** The query where one own weight is another; weights are shared out as for any profile. */
  private CompiledQuery reweighed(int changed, double weight) {
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
    return query.weighing(terms);
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
      assertEquals(found.winner(), winner(term, own.get(term)));
      double from = 0;
      double to = Double.POSITIVE_INFINITY;
      if (range.below() instanceof Limit.At below) {
        from = below.weight();
        assertWins(found.winner(), term, from * (1 + NEXT_TO), range);
        assertWins(below.rival(), term, from * (1 - NEXT_TO), range);
      }
      if (range.above() instanceof Limit.At above) {
        to = above.weight();
        assertWins(found.winner(), term, to * (1 - NEXT_TO), range);
        assertWins(above.rival(), term, to * (1 + NEXT_TO), range);
      }
      Statistics.label("ends").collect(from > 0, to < Double.POSITIVE_INFINITY);
      for (double power = -4; power <= 4; power += 0.5) {
        double weight = range.weight() * Math.pow(10, power);
        if (weight > from * (1 + NEXT_TO) && weight < to * (1 - NEXT_TO)) {
          assertWins(found.winner(), term, weight, range);
        } else if (weight < from * (1 - NEXT_TO) || weight > to * (1 + NEXT_TO)) {
          HostId rival = ((Limit.At) (weight < from ? range.below() : range.above())).rival();
          if (!areOrderedByRounding(found.winner(), rival, term, weight)) {
            assertNotEquals(found.winner(), winner(term, weight), range + " at " + weight);
          }
        }
      }
    }
  }

  @Example
  void hostsThatTieWhateverTheWeightAreOrderedByWhatComesNext() {
    theWinnerWinsWithinAndSomebodyElseBeyond(-26174);
  }
}
