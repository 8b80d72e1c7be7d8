package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.util.List;
import java.util.Optional;

/** The engine's search over ten times as many hosts, interleaved with the one over fewer. */
final class GrowthRow implements Part {

  /** A contender under another name. */
  private record Named(Contender contender, String name) implements Contender {
    @Override
    public String configuration() {
      return contender.configuration();
    }

    @Override
    public Promise promise() {
      return contender.promise();
    }

    @Override
    public Turn bind(ScanRequest request) {
      return contender.bind(request);
    }
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goals.SCAN_GROWTH);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    int many = bench.sizes().largest();
    Stage large = bench.stage(Bench.Kind.REALISTIC, many);
    Stage small = bench.stage(Bench.Kind.REALISTIC, many / 10);
    bench.say("filling the engine's columns with " + Figures.hosts(many) + " hosts");
    Contender atLarge = new EngineScan(large.snapshot(), false);
    Contender atSmall = new EngineScan(small.snapshot(), false);
    Optional<String> fault = Timing.check(bench, large, List.of(atLarge));
    Named first = new Named(atLarge, Figures.hosts(many));
    Named second = new Named(atSmall, Figures.hosts(many / 10));
    Standings standings =
        new Duel(large.requests().make(Sizes.REQUESTS, Sizes.K), bench.sizes().plan())
            .run(List.of(first, second));
    double ratio = standings.ratio(first.name(), second.name());
    String detail =
        String.format(
            "%s; %s; answers at the larger size checked; %s, %d counted",
            Timing.summary(standings), large.describe(), bench.sizes().plan(), standings.rounds());
    return List.of(
        fault
            .map(f -> Goals.SCAN_GROWTH.wrong(ratio, f))
            .orElseGet(() -> Goals.SCAN_GROWTH.measured(ratio, detail)));
  }
}
