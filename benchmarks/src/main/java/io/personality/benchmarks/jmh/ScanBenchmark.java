package io.personality.benchmarks.jmh;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.speed.ScanPair;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The engine's search and the float pass under JMH: a second opinion on the duel, whose own clock
 * it does not share.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class ScanBenchmark {
  /** Hosts. */
  @Param("1000000")
  public int hosts = 1_000_000;

  /** What the fleet and the requests follow from. */
  @Param("1")
  public long seed = 1;

  /** The folder of the shared fleet. */
  @Param("../shared/fleet")
  public String fleet = "";

  private final Answer answer = new Answer(ScanPair.K);
  private List<Contender.Turn> searches = List.of();
  private List<Contender.Turn> passes = List.of();
  private int next;

  /** Makes the fleet. */
  @Setup
  public void fill() throws Exception {
    ScanPair pair =
        ScanPair.make(new Settings(false, seed, Path.of(fleet)), new Progress(System.err), hosts);
    searches = pair.searches();
    passes = pair.passes();
  }

  /** Binds and searches. */
  @Benchmark
  public Answer engine() {
    searches.get(next++ % searches.size()).topK(answer);
    return answer;
  }

  /** Reads every value once. */
  @Benchmark
  public Answer floatPass() {
    passes.get(next++ % passes.size()).topK(answer);
    return answer;
  }
}
