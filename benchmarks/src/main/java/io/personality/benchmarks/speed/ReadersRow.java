package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;

/**
 * How much slower searches get while fingerprints change ten thousand times a second: stretches
 * with and without the writer in turn, the ratio of each pair.
 */
final class ReadersRow implements Part {
  private static final int PER_SECOND = 10_000;
  private static final long PAUSE_NANOS = 1_000_000_000L / PER_SECOND;

  /** Changes random hosts at the rate given until it is told to stop. */
  private static final class Writer extends Thread {
    private final FleetColumns columns;
    private final EngineHosts hosts;
    private final int count;
    private final SplittableRandom random;
    private volatile boolean stopped;
    final AtomicLong written = new AtomicLong();

    Writer(FleetColumns columns, Stage stage, long seed) {
      super("writer");
      this.columns = columns;
      hosts = new EngineHosts(stage.table().source());
      count = stage.table().hosts();
      random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
      long next = System.nanoTime();
      while (!stopped) {
        // The values of one host under the identity of another: a fingerprint that has changed.
        columns.put(hosts.row(random.nextInt(count), EngineHosts.id(random.nextInt(count))));
        written.incrementAndGet();
        next += PAUSE_NANOS;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }

    void end() throws InterruptedException {
      stopped = true;
      join();
    }
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goals.READERS_SLOWDOWN);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, bench.sizes().large());
    bench.say("filling the engine's columns");
    FleetColumns columns = stage.columns(false);
    List<ScanRequest> requests = stage.requests().make(Sizes.REQUESTS, Sizes.K);
    int pairs = bench.settings().quick() ? 3 : 11;
    Duration each = Duration.ofMillis(bench.settings().quick() ? 800 : 3_000);
    stretch(columns, requests, each);
    int searches = 0;
    List<Double> ratios = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      double[] alone = stretch(columns, requests, each);
      Writer writer = new Writer(columns, stage, bench.settings().seed() + pair);
      long start = System.nanoTime();
      writer.start();
      double[] together = stretch(columns, requests, each);
      writer.end();
      rates.add(writer.written.get() * 1e9 / (System.nanoTime() - start));
      ratios.add(Figures.median(together) / Figures.median(alone));
      searches += alone.length + together.length;
    }
    double rate = median(rates);
    String detail =
        String.format(
            "%d pairs of %d ms of searches, alone and beside one writer of whole fingerprints at %s"
                + " a second; %,d searches; %s",
            pairs, each.toMillis(), Figures.number(rate), searches, stage.describe());
    Goal goal = Goals.READERS_SLOWDOWN;
    return List.of(
        rate < 0.95 * PER_SECOND
            ? goal.wrong(median(ratios), "the writer did not keep up: " + detail)
            : goal.measured(median(ratios), detail));
  }

  /** How long searches take for some time, each on the newest snapshot. */
  private static double[] stretch(
      FleetColumns columns, List<ScanRequest> requests, Duration howLong) {
    DoubleStream.Builder times = DoubleStream.builder();
    Answer answer = new Answer(Sizes.K);
    long end = System.nanoTime() + howLong.toNanos();
    for (int i = 0; System.nanoTime() - end < 0; i++) {
      ScanRequest request = requests.get(i % requests.size());
      long start = System.nanoTime();
      new EngineScan(columns.snapshot(), false).bind(request).topK(answer);
      times.add((double) (System.nanoTime() - start));
    }
    return times.build().toArray();
  }

  private static double median(List<Double> figures) {
    return Figures.median(figures.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
