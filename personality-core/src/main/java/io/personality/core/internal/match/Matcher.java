package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.Diagnosis;
import io.personality.model.Explanation;
import io.personality.model.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the hosts that can, and orders them by how close they come.
 *
 * <p><i>Thread-safe.</i> Every host counts, none is sampled. Order: expected similarity, then lower
 * bound, both descending, then host id; or by the lower bound first, or by the metrics alone first,
 * as the demand says; where groups are to be spread, the least crowded places come before all else.
 */
public final class Matcher {
  private final String engineVersion;
  private final HotProfiles hot;

  /** A matcher that signs its rankings with the version given and searches for each. */
  public Matcher(String engineVersion) {
    this(engineVersion, new HotProfiles(0, 0));
  }

  /** A matcher that remembers how hosts rank for profiles that repeat. */
  public Matcher(String engineVersion, HotProfiles hot) {
    this.engineVersion = engineVersion;
    this.hot = hot;
  }

  /**
   * The best {@code k} hosts, or why there is none.
   *
   * @param k at least 1
   */
  public Ranking rank(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    Answer found =
        hot.find(query, fleet, demand, k).orElseGet(() -> search(query, fleet, demand, k));
    Optional<Diagnosis> diagnosis =
        found.candidates().isEmpty()
            ? Optional.of(diagnose(query, fleet, demand))
            : Optional.empty();
    Basis basis = basis(query, fleet);
    return new Ranking(
        found.candidates(), fleet.hosts(), found.feasible(), found.lackRoom(), basis, diagnosis);
  }

  private static Answer search(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    Search search = new Search(query, fleet, demand, k);
    List<Candidate> candidates = new ArrayList<>();
    if (demand.crowd().isPresent()) {
      leastCrowded(search, fleet, demand, k, candidates);
    } else {
      add(candidates, search, search.run(), k);
    }
    Census census = new Census(search, demand).count();
    return new Answer(candidates, census.feasible, census.lackRoom);
  }

  /** What a ranking by a query on a snapshot is made from. */
  public Basis basis(CompiledQuery query, FleetSnapshot fleet) {
    return new Basis(fleet.number(), query.catalogueHash(), engineVersion);
  }

  /** Adds what a search has listed last, up to so many candidates in all. */
  private static void add(List<Candidate> candidates, Search search, int[] rows, int most) {
    for (int rank = 0; rank < rows.length && candidates.size() < most; rank++) {
      candidates.add(new Candidate(search.fleet().id(rows[rank]), search.similarity(rank)));
    }
  }

  /** The places with the fewest members first, and the best hosts within those equally crowded. */
  private static void leastCrowded(
      Search search, FleetSnapshot fleet, Demand demand, int k, List<Candidate> candidates) {
    int[] levels =
        Arrays.stream(fleet.rows())
            .map(row -> demand.crowdAt(fleet.row(row)))
            .distinct()
            .sorted()
            .toArray();
    for (int level : levels) {
      if (candidates.size() < k) {
        int[] rows = search.run(row -> demand.crowdAt(fleet.row(row)) == level);
        add(candidates, search, rows, k);
      }
    }
  }

  /** What each requirement does to the fleet, and the closest ways out where no host can. */
  public Diagnosis diagnose(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    return Diagnostician.diagnose(query, fleet, demand);
  }

  /** Why the host of a row has the similarity it has. */
  public Explanation explain(CompiledQuery query, FleetSnapshot fleet, int row) {
    return Explainer.explain(new BoundQuery(query, fleet), row);
  }
}
