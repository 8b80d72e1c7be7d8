package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.fleet.HostSource;
import io.personality.benchmarks.peers.ArrayMatcher;
import io.personality.benchmarks.peers.CloudSimPeer;
import io.personality.benchmarks.peers.FenzoPeer;
import io.personality.benchmarks.peers.FloatPass;
import io.personality.benchmarks.peers.JVectorPeer;
import io.personality.benchmarks.peers.LuceneFunctionPeer;
import io.personality.benchmarks.peers.LuceneVectorPeer;
import io.personality.benchmarks.peers.MapMatcher;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Series;
import io.personality.benchmarks.report.Series.Plot;
import io.personality.benchmarks.report.Series.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Times all contenders along the sizes of fleets, for the plots. */
final class Sweep {
  private static final Plot REALISTIC = new Plot("Time of one answer, realistic fleet", "hosts");
  private static final Plot UNIFORM = new Plot("Time of one answer, uniform fleet", "hosts");
  private static final Plot COLUMNS = new Plot("Time of one answer, by columns", "columns");
  private static final int COLUMN_HOSTS = 1_000_000;

  /**
   * A contender of the plots.
   *
   * @param most hosts that it can be asked to take
   */
  private record Line(int most, PeerRow.Opening opening, Function<Sizes, Duel.Plan> plan) {}

  private static final List<Line> PEERS =
      List.of(
          new Line(1_000_000, MapMatcher::new, Sizes::slow),
          new Line(1_000_000, ArrayMatcher::new, Sizes::plan),
          new Line(1_000_000, JVectorPeer::new, Sizes::plan),
          new Line(1_000_000, LuceneFunctionPeer::new, Sizes::slow),
          new Line(100_000, LuceneVectorPeer::new, Sizes::plan),
          new Line(100_000, CloudSimPeer::new, Sizes::slow),
          new Line(10_000, FenzoPeer::new, Sizes::slow));

  private final Bench bench;
  private final Map<Plot, Map<String, List<Point>>> plots = new LinkedHashMap<>();

  private Sweep(Bench bench) {
    this.bench = bench;
  }

  /** The lines of all plots; none where the sizes ask for none. */
  static List<Series> run(Bench bench) throws Exception {
    Sweep sweep = new Sweep(bench);
    for (int hosts : bench.sizes().sweep()) {
      sweep.hosts(REALISTIC, Bench.Kind.REALISTIC, hosts);
    }
    for (int hosts : bench.sizes().sweep()) {
      sweep.hosts(UNIFORM, Bench.Kind.UNIFORM, hosts);
    }
    if (!bench.sizes().sweep().isEmpty()) {
      sweep.columnsAndK();
    }
    List<Series> series = new ArrayList<>();
    sweep.plots.forEach(
        (plot, lines) ->
            lines.forEach((name, points) -> series.add(new Series(plot, name, points))));
    return series;
  }

  private void hosts(Plot plot, Bench.Kind kind, int hosts) throws Exception {
    Stage stage = bench.stage(kind, hosts);
    Contender pass = new FloatPass(stage.table());
    Contender engine = new EngineScan(stage.snapshot(), false);
    keep(
        plot,
        hosts,
        Timing.time(bench, stage, List.of(engine, pass), Sizes.K, bench.sizes().plan()));
    if (kind == Bench.Kind.REALISTIC) {
      for (Line line : PEERS) {
        if (hosts <= line.most()) {
          peer(plot, stage, line);
        }
      }
    }
  }

  private void peer(Plot plot, Stage stage, Line line) throws Exception {
    try (Contender peer = line.opening().over(stage.table())) {
      Duel.Plan plan = line.plan().apply(bench.sizes());
      keep(plot, stage.table().hosts(), Timing.time(bench, stage, List.of(peer), Sizes.K, plan));
    }
    // What one peer built is garbage now; the next is not to pay for it while it is timed.
    System.gc();
  }

  /** How columns and k matter, over a million hosts. */
  private void columnsAndK() throws Exception {
    for (int columns : List.of(8, 16, 32, 64)) {
      HostSource source = bench.source(Bench.Kind.REALISTIC, columns);
      Stage stage = bench.stage(source, COLUMN_HOSTS);
      Contender engine = new EngineScan(stage.snapshot(), false);
      Contender pass = new FloatPass(stage.table());
      for (int k : columns == Sizes.COLUMNS ? List.of(1, Sizes.K, 50) : List.of(Sizes.K)) {
        Standings standings =
            Timing.time(bench, stage, List.of(engine, pass), k, bench.sizes().plan());
        bench.say(
            String.format(
                "D=%d, k=%d: %sx of the float pass",
                columns, k, Figures.number(standings.ratio(EngineScan.NAME, FloatPass.NAME))));
        if (k == Sizes.K) {
          keep(COLUMNS, columns, standings);
        }
      }
    }
  }

  private void keep(Plot plot, int x, Standings standings) {
    Map<String, List<Point>> lines = plots.computeIfAbsent(plot, key -> new LinkedHashMap<>());
    for (String name : standings.names()) {
      lines
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(new Point(x, standings.medianNanos(name)));
    }
  }
}
