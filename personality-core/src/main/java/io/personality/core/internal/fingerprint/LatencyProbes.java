package io.personality.core.internal.fingerprint;

import io.personality.model.FeatureName;
import java.util.concurrent.ExecutionException;

/** Latency of memory and of each level of cache, one thread alone. <i>Thread-safe.</i> */
final class LatencyProbes {
  private static final double NANOS = 1e9;
  private static final long MIB = 1L << 20;
  private static final long LEAST_MEMORY = 64 * MIB;
  private static final long MOST_MEMORY = 256 * MIB;

  /** Half of it is what the catalogue's scale was taken with. */
  private static final long MOST_THIRD_LEVEL = 16 * MIB;

  private static final double SHARE = 0.06;
  private static final double LEAST_WINDOW_SECONDS = 0.005;

  private final ProbeSetup setup;
  private final Stopwatch stopwatch;

  LatencyProbes(ProbeSetup setup, Stopwatch stopwatch) {
    this.setup = setup;
    this.stopwatch = stopwatch;
  }

  void write(HostFacts facts, Readings out) throws ExecutionException, InterruptedException {
    Caches caches = facts.caches();
    long l1 = caches.l1d().bytes();
    long l2 = caches.l2().bytes();
    long l3 = caches.l3().bytes();
    cache(Features.L1_CACHE_LATENCY, l1, 0, out);
    cache(Features.L2_CACHE_LATENCY, l2, l1, out);
    cache(Features.L3_CACHE_LATENCY, Math.min(l3, MOST_THIRD_LEVEL), l2, out);
    memory(l3, out);
  }

  /** Half of a level, where that is well beyond the level before it. */
  private void cache(FeatureName feature, long size, long before, Readings out)
      throws ExecutionException, InterruptedException {
    if (size == 0) {
      out.unknown(feature, "the size of this cache is not known");
    } else if (size / 2 < 2 * before) {
      out.unknown(feature, "this cache is too small beside the level before it");
    } else {
      chase(feature, size / 2, out);
    }
  }

  private void memory(long l3, Readings out) throws ExecutionException, InterruptedException {
    long size = Math.min(MOST_MEMORY, setup.heapBytes());
    if (size < LEAST_MEMORY || size < 4 * l3) {
      out.unknown(
          Features.MEMORY_LATENCY,
          "a buffer of "
              + Math.max(0, size / MIB)
              + " MiB, as the Java heap and this probe allow, is not well beyond the caches");
    } else {
      chase(Features.MEMORY_LATENCY, size, out);
    }
  }

  private void chase(FeatureName feature, long bytes, Readings out)
      throws ExecutionException, InterruptedException {
    double seconds = setup.coreSeconds() * SHARE / Stopwatch.WINDOWS;
    if (seconds < LEAST_WINDOW_SECONDS) {
      out.unknown(feature, "the budget of processor time is too small");
      return;
    }
    Sampled rate = stopwatch.rate(1, (long) (seconds * NANOS), () -> ChaseKernel.over(bytes));
    Probes.measured(feature, rate.inverse(NANOS / ChaseKernel.LOADS), out);
  }
}
