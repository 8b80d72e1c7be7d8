package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.Check;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.HostRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decisions for profiles that repeat: over a large fleet against over a small one, against the
 * search over the large one, and what one changed host costs while there is such a profile.
 */
final class HotRows implements Part {
  private static final int[] VCPUS = {1, 2, 4, 8};
  private static final int PROFILES = 4;
  private static final int UPDATES = 20;

  @Override
  public List<Goal> goals() {
    return List.of(Goals.HOT_GROWTH, Goals.HOT_VS_SCAN, Goals.UPDATE_COST);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, bench.sizes().large());
    Stage small = bench.stage(Bench.Kind.REALISTIC, Sizes.SMALL);
    bench.say("filling the engine's columns");
    FleetColumns columns = stage.columns(false);
    List<ScanRequest> requests = requests(stage);
    HotScan atLarge = HotScan.over("hot, " + Figures.hosts(stage.table().hosts()), columns);
    HotScan atSmall = HotScan.over("hot, 10k", small.columns(false));
    atLarge.warm(requests);
    atSmall.warm(requests);
    Optional<String> fault = Check.firstFault(stage.table(), List.of(atLarge), requests);
    EngineScan scan = new EngineScan(columns.snapshot(), false);
    List<Contender> all = List.of(atLarge, atSmall, scan);
    Standings standings = new Duel(requests, bench.sizes().plan()).run(all);
    String how =
        String.format(
            "%s; %d profiles, %d sizes of VM, 70 %% occupancy; %s; %s, %d counted",
            Timing.summary(standings),
            PROFILES,
            VCPUS.length,
            stage.describe(),
            bench.sizes().plan(),
            standings.rounds());
    bench.say(how);
    List<Row> rows = new ArrayList<>();
    rows.add(row(Goals.HOT_GROWTH, standings.ratio(atLarge.name(), atSmall.name()), how, fault));
    rows.add(row(Goals.HOT_VS_SCAN, standings.ratio(atLarge.name(), scan.name()), how, fault));
    rows.add(update(bench, stage, columns, standings.medianNanos(scan.name())));
    return rows;
  }

  private static Row row(Goal goal, double value, String how, Optional<String> fault) {
    return fault.map(f -> goal.wrong(value, f)).orElseGet(() -> goal.measured(value, how));
  }

  private static List<ScanRequest> requests(Stage stage) {
    List<ScanRequest> requests = new ArrayList<>();
    for (ScanRequest request : stage.requests().make(PROFILES, Sizes.K)) {
      for (int vcpus : VCPUS) {
        requests.add(request.withVcpus(vcpus));
      }
    }
    return requests;
  }

  /**
   * Some hosts change and one decision takes the changes in; a decision that finds none is taken
   * off. With one profile and one size of VM.
   */
  private static Row update(Bench bench, Stage stage, FleetColumns columns, double scanNanos) {
    List<ScanRequest> one = List.of(stage.requests().make(1, Sizes.K).get(0));
    HotScan hot = HotScan.over("hot", columns);
    hot.warm(one);
    Contender.Turn decide = hot.bind(one.get(0));
    Answer answer = new Answer(Sizes.K);
    EngineHosts hosts = new EngineHosts(stage.table().source());
    SplittableRandom random = new SplittableRandom(bench.settings().seed());
    int rounds = bench.settings().quick() ? 200 : 2_000;
    int warmUp = 1_000;
    double[] perUpdate = new double[rounds];
    for (int round = -warmUp; round < rounds; round++) {
      List<HostRow> changed = new ArrayList<>();
      for (int i = 0; i < UPDATES; i++) {
        // The values of one host under the identity of another: a fingerprint that has changed.
        changed.add(
            hosts.row(
                random.nextInt(stage.table().hosts()),
                EngineHosts.id(random.nextInt(stage.table().hosts()))));
      }
      long start = System.nanoTime();
      changed.forEach(columns::put);
      decide.topK(answer);
      long changing = System.nanoTime() - start;
      start = System.nanoTime();
      decide.topK(answer);
      long idle = System.nanoTime() - start;
      if (round >= 0) {
        perUpdate[round] = (double) (changing - idle) / UPDATES;
      }
    }
    double nanos = mean(perUpdate);
    String detail =
        String.format(
            "%s on average (median %s) for a whole new fingerprint put into the columns and taken"
                + " into the ranking of one hot profile, over one search, %s; %d rounds of %d; %s",
            Figures.duration(nanos),
            Figures.duration(Figures.median(perUpdate)),
            Figures.duration(scanNanos),
            rounds,
            UPDATES,
            stage.describe());
    bench.say(detail);
    return Goals.UPDATE_COST.measured(nanos / scanNanos, detail);
  }

  private static double mean(double[] figures) {
    double sum = 0;
    for (double figure : figures) {
      sum += figure;
    }
    return sum / figures.length;
  }
}
