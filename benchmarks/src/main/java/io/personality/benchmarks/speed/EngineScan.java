package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.Search;
import io.personality.core.internal.query.CompiledQuery;

/**
 * The engine's search over a snapshot, without compiling and without explaining.
 *
 * @param snapshot the fleet
 * @param bound whether the query is bound to the snapshot before the time is taken, so that the
 *     search alone is timed; requests with fresh weights pay for both
 */
record EngineScan(FleetSnapshot snapshot, boolean bound) implements Contender {
  static final String NAME = "engine";
  static final String KERNEL = "engine's bare kernel";

  @Override
  public String name() {
    return bound ? KERNEL : NAME;
  }

  @Override
  public String configuration() {
    return bound
        ? "this library, the query bound to the snapshot beforehand, then searched"
        : "this library, the query bound to the snapshot and searched";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Turn bind(ScanRequest request) {
    if (bound) {
      Search search = search(request);
      return answer -> answer(search, answer);
    }
    return answer -> answer(request.query(), Demand.of(request.room()), answer, request.k());
  }

  /** The engine's own search for a request. */
  Search search(ScanRequest request) {
    return new Search(request.query(), snapshot, Demand.of(request.room()), request.k());
  }

  /** Binds and searches. */
  void answer(CompiledQuery query, Demand demand, Answer answer, int k) {
    answer(new Search(query, snapshot, demand, k), answer);
  }

  private void answer(Search search, Answer answer) {
    answer.clear();
    int[] rows = search.run();
    for (int rank = 0; rank < rows.length; rank++) {
      answer.add(EngineHosts.number(snapshot.id(rows[rank])), search.similarity(rank).expected());
    }
  }
}
