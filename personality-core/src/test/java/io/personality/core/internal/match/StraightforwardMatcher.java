package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.HostId;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the matcher must find: every host tested and scored by itself, the result sorted.
 *
 * @param candidates best first
 * @param feasible how many hosts can
 * @param lackRoom how many only lack room
 */
record StraightforwardMatcher(List<Candidate> candidates, int feasible, int lackRoom) {

  private record Scored(HostId host, Similarity similarity, int crowd, double first) {}

  static StraightforwardMatcher rank(
      CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    BoundQuery bound = new BoundQuery(query, fleet);
    List<StraightforwardGate> gates = StraightforwardGates.of(bound, demand);
    List<Scored> scored = new ArrayList<>();
    int lackRoom = 0;
    for (int row : fleet.rows()) {
      StraightforwardGate.Kind stopped = StraightforwardGates.firstClosed(gates, row);
      if (stopped == StraightforwardGate.Kind.NONE) {
        scored.add(score(bound, demand, row));
      } else if (stopped == StraightforwardGate.Kind.ROOM) {
        lackRoom++;
      }
    }
    List<Candidate> best =
        scored.stream()
            .sorted(order(demand))
            .limit(k)
            .map(s -> new Candidate(s.host(), s.similarity()))
            .toList();
    return new StraightforwardMatcher(best, scored.size(), lackRoom);
  }

  private static Scored score(BoundQuery bound, Demand demand, int row) {
    Similarity similarity = bound.similarity(row);
    boolean byLower = demand.rankBy() == RankBy.LOWER;
    double end = byLower ? similarity.lower() : similarity.expected();
    double first =
        demand.selection() == Selection.WEIGHTED_METRICS ? bound.metricsAlone(row, byLower) : end;
    int crowd = demand.crowdAt(bound.fleet().row(row));
    return new Scored(bound.fleet().host(row).id(), similarity, crowd, first);
  }

  /** What a host is ordered by, most important first, the more the better. */
  static List<Double> ranks(CompiledQuery query, FleetSnapshot fleet, Demand demand, HostId host) {
    Scored scored = score(new BoundQuery(query, fleet), demand, fleet.rowOf(host).orElseThrow());
    double expected = scored.similarity().expected();
    double lower = scored.similarity().lower();
    return demand.rankBy() == RankBy.LOWER
        ? List.of(scored.first(), lower, expected)
        : List.of(scored.first(), expected, lower);
  }

  private static Comparator<Scored> order(Demand demand) {
    Comparator<Scored> expected = Comparator.comparingDouble(s -> -s.similarity().expected());
    Comparator<Scored> lower = Comparator.comparingDouble(s -> -s.similarity().lower());
    return Comparator.<Scored>comparingInt(Scored::crowd)
        .thenComparingDouble(s -> -s.first())
        .thenComparing(
            demand.rankBy() == RankBy.LOWER
                ? lower.thenComparing(expected)
                : expected.thenComparing(lower))
        .thenComparing(Scored::host);
  }
}
