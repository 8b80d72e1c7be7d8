package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.Personality;
import io.personality.model.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * The public call, which compiles the profile, searches and explains the best ten, over the bare
 * search.
 */
final class CandidatesRow implements Part {

  /** The public calls. */
  private record PublicCall(Personality engine) implements Contender {
    @Override
    public String name() {
      return "public call";
    }

    @Override
    public String configuration() {
      return "Personality.candidates and Personality.explain of each of them";
    }

    @Override
    public Promise promise() {
      return Promise.EXACT;
    }

    @Override
    public Turn bind(ScanRequest request) {
      return answer -> {
        answer.clear();
        for (Candidate found :
            engine.candidates(request.profile(), request.room(), request.k()).candidates()) {
          answer.add(
              EngineHosts.number(found.host()),
              engine.explain(request.profile(), found.host()).similarity().expected());
        }
      };
    }
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goals.CANDIDATES_OVERHEAD);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, Sizes.SMALL);
    try (EngineAtWork work = EngineAtWork.over(stage)) {
      Contender call = new PublicCall(work.engine());
      Contender engine = new EngineScan(stage.snapshot(), false);
      Contender kernel = new EngineScan(stage.snapshot(), true);
      List<Contender> all = List.of(call, engine, kernel);
      Optional<String> fault = Timing.check(bench, stage, all);
      Standings standings = Timing.time(bench, stage, all, bench.sizes().plan());
      double ratio = standings.ratio(call.name(), engine.name());
      String detail =
          String.format(
              "%s over search (%s; with the query bound beforehand %sx); %s; %s, %d counted",
              call.configuration(),
              Timing.summary(standings),
              Figures.number(standings.ratio(call.name(), kernel.name())),
              stage.describe(),
              bench.sizes().plan(),
              standings.rounds());
      return List.of(
          fault
              .map(f -> Goals.CANDIDATES_OVERHEAD.wrong(ratio, f))
              .orElseGet(() -> Goals.CANDIDATES_OVERHEAD.measured(ratio, detail)));
    }
  }
}
