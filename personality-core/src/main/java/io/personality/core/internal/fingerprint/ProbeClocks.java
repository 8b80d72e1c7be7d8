package io.personality.core.internal.fingerprint;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * What probes tell time by.
 *
 * <p><i>Immutable.</i>
 *
 * @param nanoTime nanoseconds of a clock that only moves forward
 * @param threadNanos nanoseconds of processor time that the calling thread has had; negative where
 *     nobody counts them
 */
public record ProbeClocks(LongSupplier nanoTime, LongSupplier threadNanos) {
  /** The system's clocks. */
  public static ProbeClocks system() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new ProbeClocks(
        System::nanoTime,
        threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> -1);
  }
}
