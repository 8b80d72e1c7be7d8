package io.personality.core.internal.fingerprint;

import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;

/**
 * Measures the running host in plain Java within a budget of processor time. A metric that the
 * budget, the heap or the host does not allow, or that other work on the host spoils, stays unknown
 * with that reason. <i>Thread-safe</i>, but two runs at once disturb each other.
 *
 * <p>{@code single_thread_performance} stays unknown: it is stated in PassMark's own unit, which no
 * other test gives.
 */
public final class Probes implements Measurement {
  static final String SOURCE = "personality-probe";

  private static final double NANOS = 1e9;
  private static final double LEAST_WINDOW_SECONDS = 0.005;

  /** Below this the figure tells of the host's other work rather than of the host. */
  private static final double LEAST_SHARE = 0.8;

  private static final double GIGA = 1e9;
  private static final double MEGA = 1e6;

  /** Shares of the budget; bandwidth and latency also fill their buffers. */
  private static final double ARITHMETIC = 0.17;

  private static final double ALONE = 0.06;
  private static final double BANDWIDTH = 0.14;
  private static final double CRYPTO = 0.14;

  private final ProbeSetup setup;
  private final Stopwatch stopwatch;

  /** Probes within the limits given. */
  public Probes(ProbeSetup setup) {
    this.setup = setup;
    this.stopwatch = new Stopwatch(setup.clocks());
  }

  @Override
  public void write(HostFacts facts, Readings out) {
    Topology topology = facts.topology();
    int threads = Math.max(1, Math.min(topology.threads(), 4_096));
    try {
      arithmetic(threads, topology, out);
      bandwidth(threads, facts, out);
      crypto(threads, topology, out);
      new LatencyProbes(setup, stopwatch).write(facts, out);
      new JitterProbe(setup.clocks().nanoTime()).write(out);
      new StorageProbe(setup).write(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      HostFeatures.unmeasured("the measurement was interrupted", out);
    } catch (ExecutionException e) {
      HostFeatures.unmeasured("the measurement failed: " + Texts.clean("" + e.getCause()), out);
    }
    out.unknown(
        Features.SINGLE_THREAD_PERFORMANCE, "it has PassMark's unit, which no probe here gives");
  }

  private void arithmetic(int threads, Topology topology, Readings out)
      throws ExecutionException, InterruptedException {
    double operations =
        (double) ArithmeticKernels.ROUNDS * ArithmeticKernels.FLOATING_POINT_OPERATIONS / GIGA;
    long window = window(ARITHMETIC, threads);
    if (window == 0) {
      String reason = tooLittle(ARITHMETIC, threads);
      for (FeatureName feature :
          new FeatureName[] {
            Features.FLOATING_POINT_PERFORMANCE,
            Features.FLOATING_POINT_PERFORMANCE_TOTAL,
            Features.INTEGER_PERFORMANCE,
            Features.INTEGER_PERFORMANCE_TOTAL,
            Features.PARALLEL_EFFICIENCY
          }) {
        out.unknown(feature, reason);
      }
      return;
    }
    Sampled alone =
        stopwatch.rate(1, window(ALONE, 1), ArithmeticKernels::floatingPoint).times(operations);
    Sampled all =
        stopwatch.rate(threads, window, ArithmeticKernels::floatingPoint).times(operations);
    double efficiency = Math.min(1, all.value() / (alone.value() * threads));
    measured(
        Features.PARALLEL_EFFICIENCY,
        new Sampled(
            efficiency,
            all.samples(),
            Math.hypot(all.spread(), alone.spread()),
            Math.min(all.share(), alone.share())),
        out);
    perCore(
        Features.FLOATING_POINT_PERFORMANCE,
        Features.FLOATING_POINT_PERFORMANCE_TOTAL,
        all,
        topology,
        out);
    Sampled whole =
        stopwatch
            .rate(threads, window, ArithmeticKernels::integer)
            .times((double) ArithmeticKernels.ROUNDS * ArithmeticKernels.INTEGER_OPERATIONS / GIGA);
    perCore(Features.INTEGER_PERFORMANCE, Features.INTEGER_PERFORMANCE_TOTAL, whole, topology, out);
  }

  /** Cores as {@link TopologyFeatures} will have them. */
  private static int cores(Topology topology, int threads, double efficiency) {
    boolean whole = TopologyFeatures.areWholeCores(topology, OptionalDouble.of(efficiency));
    return whole || topology.cores() == 0 ? threads : topology.cores();
  }

  /** All buffers together must be well beyond the caches. */
  private void bandwidth(int threads, HostFacts facts, Readings out)
      throws ExecutionException, InterruptedException {
    long each = Math.min(64L << 20, setup.heapBytes() / threads);
    long caches = facts.caches().l3().total();
    long window = window(BANDWIDTH, threads);
    String reason = "";
    if (window == 0) {
      reason = tooLittle(BANDWIDTH, threads);
    } else if (each < ReadKernel.BYTES_A_RUN || each * threads < 2 * caches) {
      reason = "the Java heap is too small for buffers beyond the caches";
    }
    if (!reason.isEmpty()) {
      out.unknown(Features.MEMORY_BANDWIDTH, reason);
      out.unknown(Features.MEMORY_BANDWIDTH_TOTAL, reason);
      return;
    }
    Sampled all =
        stopwatch
            .rate(threads, window, () -> ReadKernel.over(each))
            .times(ReadKernel.BYTES_A_RUN / GIGA);
    perCore(Features.MEMORY_BANDWIDTH, Features.MEMORY_BANDWIDTH_TOTAL, all, facts.topology(), out);
  }

  private void crypto(int threads, Topology topology, Readings out)
      throws ExecutionException, InterruptedException {
    long window = window(CRYPTO, threads);
    if (window == 0) {
      out.unknown(Features.CRYPTO_PERFORMANCE, tooLittle(CRYPTO, threads));
      out.unknown(Features.CRYPTO_PERFORMANCE_TOTAL, tooLittle(CRYPTO, threads));
      return;
    }
    Sampled all =
        stopwatch.rate(threads, window, CryptoKernel::new).times(CryptoKernel.BYTES_A_RUN / MEGA);
    perCore(Features.CRYPTO_PERFORMANCE, Features.CRYPTO_PERFORMANCE_TOTAL, all, topology, out);
  }

  private static void perCore(
      FeatureName core, FeatureName total, Sampled all, Topology topology, Readings out) {
    double efficiency =
        out.all().get(Features.PARALLEL_EFFICIENCY) instanceof Reading.Known known
                && known.value() instanceof Value.Number number
            ? number.number()
            : 0;
    measured(total, all, out);
    measured(
        core, all.times(1.0 / cores(topology, Math.max(1, topology.threads()), efficiency)), out);
  }

  /** The window that a share of the budget allows, some of it to warm up; 0 where too short. */
  private long window(double share, int threads) {
    double seconds = setup.coreSeconds() * share / threads / Stopwatch.WINDOWS;
    return seconds < LEAST_WINDOW_SECONDS ? 0 : (long) (seconds * NANOS);
  }

  private static String tooLittle(double share, int threads) {
    long least = (long) Math.ceil(LEAST_WINDOW_SECONDS * Stopwatch.WINDOWS * threads / share);
    return "measuring " + threads + " threads takes a budget of " + least + " core-seconds";
  }

  static void measured(FeatureName feature, Sampled sampled, Readings out) {
    if (sampled.share() < LEAST_SHARE) {
      out.unknown(
          feature,
          "the host was busy: the probe had the processor for "
              + Math.round(sampled.share() * 100)
              + " % of the time");
    } else if (Double.isFinite(sampled.value()) && sampled.value() > 0) {
      Origin origin =
          Origin.of(Provenance.MEASURED, SOURCE).over(sampled.samples(), sampled.spread());
      out.put(feature, Reading.of(new Value.Number(sampled.value()), origin));
    } else {
      out.unknown(feature, "the clock is too coarse to measure it");
    }
  }
}
