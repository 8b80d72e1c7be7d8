package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.Matcher;
import java.util.ArrayList;
import java.util.List;

/** The whole diagnosis of a request that no host can meet, over one search of the same hosts. */
final class DiagnosisRow implements Part {
  private static final int TOO_MANY_VCPUS = 1_000;

  /** Says why no host can. */
  private record Diagnosing(FleetSnapshot snapshot) implements Contender {
    private static final Matcher MATCHER = new Matcher("benchmark");

    @Override
    public String name() {
      return "diagnosis";
    }

    @Override
    public String configuration() {
      return "every requirement and the smallest relaxations";
    }

    @Override
    public Promise promise() {
      return Promise.NONE;
    }

    @Override
    public Turn bind(ScanRequest request) {
      Demand demand = Demand.of(request.withVcpus(TOO_MANY_VCPUS).room());
      return answer -> {
        answer.clear();
        if (MATCHER.diagnose(request.query(), snapshot, demand).counterfactuals().isEmpty()) {
          throw new IllegalStateException("no way out was found for request " + request.number());
        }
      };
    }
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goals.DIAGNOSIS);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, bench.sizes().medium());
    bench.say("filling the engine with whole hosts");
    FleetSnapshot snapshot = stage.columns(true).snapshot();
    List<Contender> both = new ArrayList<>();
    both.add(new Diagnosing(snapshot));
    both.add(new EngineScan(snapshot, false));
    Duel.Plan plan = bench.sizes().slow();
    Standings standings = Timing.time(bench, stage, both, plan);
    double ratio = standings.ratio("diagnosis", EngineScan.NAME);
    String detail =
        String.format(
            "%s; a flag and room are asked for, the room of no host; %s; %s, %d counted",
            Timing.summary(standings), stage.describe(), plan, standings.rounds());
    return List.of(Goals.DIAGNOSIS.measured(ratio, detail));
  }
}
