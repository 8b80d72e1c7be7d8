package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.HotProfiles;
import io.personality.core.internal.match.Matcher;
import io.personality.model.Candidate;
import java.util.List;

/**
 * Decisions of the engine's matcher, which remembers how hosts rank for profiles that repeat.
 *
 * @param name for reports
 * @param columns the fleet, of which each decision takes the newest snapshot
 * @param matcher what remembers
 * @param hot what it remembers in
 */
record HotScan(String name, FleetColumns columns, Matcher matcher, HotProfiles hot)
    implements Contender {
  private static final long BYTES = 1L << 30;

  static HotScan over(String name, FleetColumns columns) {
    HotProfiles hot = new HotProfiles(BYTES, 0);
    return new HotScan(name, columns, new Matcher("benchmark", hot), hot);
  }

  @Override
  public String configuration() {
    return "this library, profiles that repeat";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Turn bind(ScanRequest request) {
    Demand demand = Demand.of(request.room());
    return answer -> {
      answer.clear();
      for (Candidate found :
          matcher.rank(request.query(), columns.snapshot(), demand, request.k()).candidates()) {
        answer.add(EngineHosts.number(found.host()), found.similarity().expected());
      }
    };
  }

  /** Decides on each request until all are answered without a search. */
  void warm(List<ScanRequest> requests) {
    Answer answer = new Answer(Sizes.K);
    long before;
    int rounds = 0;
    do {
      if (rounds++ == 10) {
        throw new IllegalStateException("some profiles are searched for each time");
      }
      before = hot.answers();
      requests.forEach(request -> bind(request).topK(answer));
    } while (hot.answers() - before < requests.size());
  }
}
