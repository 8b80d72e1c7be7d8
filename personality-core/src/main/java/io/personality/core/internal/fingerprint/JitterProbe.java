package io.personality.core.internal.fingerprint;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How late a sleeping thread wakes, as cyclictest of rt-tests has it: the 99.9th percentile over
 * two thousand sleeps of half a millisecond. Includes the kernel's timer slack, 50 us for an
 * ordinary thread. <i>Thread-safe.</i>
 */
final class JitterProbe {
  private static final long SLEEP_NANOS = 500_000;
  private static final int GROUPS = 5;
  private static final int SLEEPS = 400;
  private static final double QUANTILE = 0.999;
  private static final double NANOS_A_MICRO = 1_000;

  private final LongSupplier nanoTime;

  JitterProbe(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void write(Readings out) {
    double[] all = new double[GROUPS * SLEEPS];
    double[] worst = new double[GROUPS];
    for (int i = 0; i < all.length; i++) {
      all[i] = lateness() / NANOS_A_MICRO;
      worst[i / SLEEPS] = Math.max(worst[i / SLEEPS], all[i]);
      if (Thread.currentThread().isInterrupted()) {
        out.unknown(Features.WAKEUP_JITTER, "the measurement was interrupted");
        return;
      }
    }
    Arrays.sort(all);
    double late = all[(int) (QUANTILE * (all.length - 1))];
    Probes.measured(
        Features.WAKEUP_JITTER, new Sampled(late, all.length, Sampled.of(worst).spread(), 1), out);
  }

  /** A sleep may end early for no reason, and is then taken up again. */
  private long lateness() {
    long due = nanoTime.getAsLong() + SLEEP_NANOS;
    long left = SLEEP_NANOS;
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = due - nanoTime.getAsLong();
    }
    return Math.max(0, -left);
  }
}
