package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.peers.FloatPass;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * The engine's search over the float pass on a large fleet.
 *
 * @param goal the row
 * @param kind the fleet
 * @param crossChecked whether JMH gives a second opinion, where there is time
 */
record ScanRow(Goal goal, Bench.Kind kind, boolean crossChecked) implements Part {

  @Override
  public List<Goal> goals() {
    return List.of(goal);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage =
        bench.stage(
            kind, kind == Bench.Kind.REALISTIC ? bench.sizes().sorted() : bench.sizes().large());
    bench.say("filling the engine's columns");
    FleetSnapshot snapshot = stage.snapshot();
    try (Contender engine = new EngineScan(snapshot, false);
        Contender kernel = new EngineScan(snapshot, true);
        Contender pass = new FloatPass(stage.table())) {
      Optional<String> fault = Timing.check(bench, stage, List.of(engine));
      Standings standings =
          Timing.time(bench, stage, List.of(engine, kernel, pass), bench.sizes().plan());
      double ratio = standings.ratio(engine.name(), pass.name());
      String second = crossChecked && !bench.settings().quick() ? "; " + JmhCheck.run(bench) : "";
      String detail =
          String.format(
              "%s (%s); %s; %s, %d counted; one thread, no huge pages%s",
              Timing.summary(standings),
              pass.configuration(),
              stage.describe(),
              bench.sizes().plan(),
              standings.rounds(),
              second);
      return List.of(
          fault.map(f -> goal.wrong(ratio, f)).orElseGet(() -> goal.measured(ratio, detail)));
    }
  }
}
