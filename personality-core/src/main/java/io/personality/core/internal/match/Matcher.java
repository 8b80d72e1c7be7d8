package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.Diagnosis;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the hosts that can, and orders them by how close they come.
 *
 * <p><i>Thread-safe.</i> The straightforward form: every host is tested and scored, the result
 * sorted; cost grows with hosts times terms. Order: expected similarity, then lower bound, both
 * descending, then host id; or by the lower bound first, or by the metrics alone first, as the
 * demand says.
 */
public final class Matcher {
  private final String engineVersion;

  /** A matcher that signs its rankings with the version given. */
  public Matcher(String engineVersion) {
    this.engineVersion = engineVersion;
  }

  private record Scored(HostId host, Similarity similarity, int crowd, double first) {}

  /**
   * The best {@code k} hosts, or why there is none.
   *
   * @param k at least 1
   */
  public Ranking rank(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    BoundQuery bound = new BoundQuery(query, fleet);
    List<Gate> gates = Gates.of(bound, demand);
    List<Scored> scored = new ArrayList<>();
    int lackRoom = 0;
    for (int row = 0; row < fleet.size(); row++) {
      Gate.Kind stopped = Gates.firstClosed(gates, row);
      if (stopped == Gate.Kind.NONE) {
        scored.add(score(bound, demand, row));
      } else if (stopped == Gate.Kind.ROOM) {
        lackRoom++;
      }
    }
    List<Candidate> candidates =
        scored.stream()
            .sorted(order(demand))
            .limit(k)
            .map(s -> new Candidate(s.host(), s.similarity()))
            .toList();
    Optional<Diagnosis> diagnosis =
        candidates.isEmpty() ? Optional.of(diagnose(query, fleet, demand)) : Optional.empty();
    Basis basis = new Basis(fleet.number(), query.catalogueHash(), engineVersion);
    return new Ranking(candidates, fleet.size(), scored.size(), lackRoom, basis, diagnosis);
  }

  /** What each requirement does to the fleet, and the closest ways out where no host can. */
  public Diagnosis diagnose(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    BoundQuery bound = new BoundQuery(query, fleet);
    return Diagnostician.diagnose(bound, Gates.of(bound, demand));
  }

  /** Why the host of a row has the similarity it has. */
  public Explanation explain(CompiledQuery query, FleetSnapshot fleet, int row) {
    return Explainer.explain(new BoundQuery(query, fleet), row);
  }

  private static Scored score(BoundQuery bound, Demand demand, int row) {
    Similarity similarity = bound.similarity(row);
    boolean byLower = demand.rankBy() == RankBy.LOWER;
    double end = byLower ? similarity.lower() : similarity.expected();
    double first =
        demand.selection() == Selection.WEIGHTED_METRICS ? bound.metricsAlone(row, byLower) : end;
    int crowd = demand.crowd().applyAsInt(bound.fleet().rows().get(row));
    return new Scored(bound.fleet().host(row).id(), similarity, crowd, first);
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
