package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many times faster the engine answers than a peer, over 10,000 hosts.
 *
 * @param goal the row
 * @param peer makes the peer for a fleet
 * @param plan picks the plan that suits the peer's speed
 */
record PeerRow(Goal goal, Opening peer, Function<Sizes, Duel.Plan> plan) implements Part {

  /** Makes a contender for a fleet. */
  @FunctionalInterface
  interface Opening {
    Contender over(FleetTable table) throws Exception;
  }

  @Override
  public List<Goal> goals() {
    return List.of(goal);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, Sizes.SMALL);
    Duel.Plan chosen = plan.apply(bench.sizes());
    int checks = Math.min(bench.sizes().toCheck(), chosen.warmUp());
    try (Contender engine = new EngineScan(stage.snapshot(), false);
        Contender other = peer.over(stage.table())) {
      Optional<String> fault = Timing.check(bench, stage, List.of(engine, other), checks);
      Standings standings = Timing.time(bench, stage, List.of(engine, other), chosen);
      bench.keepDecisions(other.name(), 1e9 / standings.medianNanos(other.name()));
      double ratio = standings.ratio(other.name(), engine.name());
      String detail =
          String.format(
              "%s; %s (%s); %s; %s, %d counted",
              Timing.summary(standings),
              other.name(),
              other.configuration(),
              stage.describe(),
              chosen,
              standings.rounds());
      return List.of(
          fault.map(f -> goal.wrong(ratio, f)).orElseGet(() -> goal.measured(ratio, detail)));
    }
  }
}
