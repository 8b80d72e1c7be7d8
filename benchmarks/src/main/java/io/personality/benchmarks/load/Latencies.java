package io.personality.benchmarks.load;

import java.util.Arrays;

/** Durations of one thread, or of several together. <i>Confined to one thread.</i> */
final class Latencies {
  private long[] nanos = new long[1_024];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  int count() {
    return count;
  }

  /**
   * The duration that a share of them does not exceed, in nanoseconds.
   *
   * @param share above 0, at most 1
   */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
  }
}
