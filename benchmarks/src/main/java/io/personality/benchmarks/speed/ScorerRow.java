package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.FeatureName;
import io.personality.model.Profile;
import io.personality.spi.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Searches in which one metric is a plug-in's over searches in which it is built in, for a plug-in
 * of each form that gives the very credits of the built-in metric.
 */
final class ScorerRow implements Part {

  /** The requests with the last metric replaced by a plug-in's. */
  private record Plugged(
      String name, FleetSnapshot snapshot, ProfileCompiler compiler, String metric)
      implements Contender {
    @Override
    public String configuration() {
      return "one of the metrics is a plug-in's";
    }

    @Override
    public Promise promise() {
      return Promise.EXACT;
    }

    @Override
    public Turn bind(ScanRequest request) {
      CompiledQuery query = compiler.compile(replaced(request.profile()));
      EngineScan engine = new EngineScan(snapshot, false);
      return answer -> engine.answer(query, Demand.of(request.room()), answer, request.k());
    }

    private Profile replaced(Profile profile) {
      Profile.Builder other = Profile.builder(profile.name());
      profile.requirements().forEach(other::require);
      profile.preferences().forEach(other::prefer);
      int left = profile.metricWeights().size();
      for (Map.Entry<FeatureName, Double> entry : profile.metricWeights().entrySet()) {
        other.metric(--left == 0 ? metric : entry.getKey().value(), entry.getValue());
      }
      profile.balance().ifPresent(other::balance);
      return other.build();
    }
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goals.SCORER_BLOCK, Goals.SCORER_LAMBDA);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, bench.sizes().medium());
    bench.say("filling the engine with whole hosts");
    FleetSnapshot snapshot = stage.columns(true).snapshot();
    String last = stage.table().schema().feature(Sizes.COLUMNS - 1);
    Scorer block = TwinScorers.block(last, snapshot);
    Scorer lambda = TwinScorers.perHost(last);
    ProfileCompiler compiler =
        new ProfileCompiler(
            stage.catalogue(),
            Map.of(block.metric().name(), block, lambda.metric().name(), lambda));
    List<Contender> all = new ArrayList<>();
    all.add(new EngineScan(snapshot, false));
    all.add(new Plugged("block scorer", snapshot, compiler, block.metric().name().value()));
    all.add(new Plugged("lambda scorer", snapshot, compiler, lambda.metric().name().value()));
    var fault = Timing.check(bench, stage, all);
    Duel.Plan plan = bench.sizes().plan();
    Standings standings = Timing.time(bench, stage, all, plan);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < goals().size(); i++) {
      Goal goal = goals().get(i);
      double ratio = standings.ratio(all.get(i + 1).name(), EngineScan.NAME);
      String detail =
          String.format(
              "%s; %d terms of which the plug-in's replaces an equal one; %s; %s, %d counted",
              Timing.summary(standings), Sizes.COLUMNS, stage.describe(), plan, standings.rounds());
      rows.add(fault.map(f -> goal.wrong(ratio, f)).orElseGet(() -> goal.measured(ratio, detail)));
    }
    return rows;
  }
}
