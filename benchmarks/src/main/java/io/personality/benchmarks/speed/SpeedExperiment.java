package io.personality.benchmarks.speed;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.peers.ArrayMatcher;
import io.personality.benchmarks.peers.FenzoPeer;
import io.personality.benchmarks.peers.LuceneFunctionPeer;
import io.personality.benchmarks.peers.MapMatcher;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How fast the engine answers, beside a plain pass over the values and beside others. */
public final class SpeedExperiment implements Experiment {
  static final List<Part> PARTS =
      List.of(
          new PeerRow(Goals.VS_FENZO, FenzoPeer::new, Sizes::slow),
          new PeerRow(Goals.VS_MAP, MapMatcher::new, Sizes::plan),
          new PeerRow(Goals.VS_LUCENE, LuceneFunctionPeer::new, Sizes::plan),
          new PeerRow(Goals.VS_ARRAY, ArrayMatcher::new, Sizes::plan),
          new CandidatesRow(),
          new PlacementsRow(),
          new AllocationRow(),
          new ScorerRow(),
          new DiagnosisRow(),
          new ScanRow(Goals.SCAN_REALISTIC, Bench.Kind.REALISTIC, true),
          new ScanRow(Goals.SCAN_UNIFORM, Bench.Kind.UNIFORM, false),
          new HotRows(),
          new ReadersRow(),
          new GrowthRow(),
          new HeapRow());

  @Override
  public String name() {
    return "speed";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    Bench bench;
    try {
      bench = new Bench(settings, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + settings.fleet() + " cannot be read", e);
    }
    List<Row> rows = new ArrayList<>();
    for (Part part : PARTS) {
      rows.addAll(measure(part, bench));
      // What one part built is garbage now; the next is not to pay for it while it is timed.
      System.gc();
    }
    rows.sort(Comparator.comparingInt(row -> Goals.ALL.indexOf(row.goal())));
    return new Outcome(rows, sweep(bench));
  }

  private static List<Series> sweep(Bench bench) {
    try {
      return Sweep.run(bench);
    } catch (Exception e) {
      bench.say("no plots: " + e);
      e.printStackTrace();
      return List.of();
    }
  }

  /** One part that fails, in whatever way, costs its own rows only. */
  private static List<Row> measure(Part part, Bench bench) {
    try {
      return part.measure(bench);
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      String reason = "could not be measured: " + e;
      bench.say(part.goals().get(0).name() + " " + reason);
      e.printStackTrace();
      return part.goals().stream().map(goal -> goal.missing(reason)).toList();
    }
  }
}
