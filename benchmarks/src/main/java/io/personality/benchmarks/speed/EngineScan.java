package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.Matcher;
import io.personality.model.Candidate;

/** The engine's search over a snapshot, without compiling and without explaining. */
final class EngineScan implements Contender {
  static final String NAME = "engine";

  private final Matcher matcher = new Matcher("benchmark");
  private final FleetSnapshot snapshot;

  EngineScan(Stage stage) {
    FleetIndex index = new FleetIndex();
    EngineHosts hosts = new EngineHosts(stage.table().source());
    for (int host = 0; host < stage.table().hosts(); host++) {
      HostRow row = hosts.row(host);
      index.put(row.host().id(), () -> row);
    }
    snapshot = index.snapshot();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "this library, one thread";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Search bind(ScanRequest request) {
    Demand demand = Demand.of(request.room());
    return answer -> {
      answer.clear();
      for (Candidate found :
          matcher.rank(request.query(), snapshot, demand, request.k()).candidates()) {
        answer.add(EngineHosts.number(found.host()), found.similarity().expected());
      }
    };
  }
}
