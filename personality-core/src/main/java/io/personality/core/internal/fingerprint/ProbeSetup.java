package io.personality.core.internal.fingerprint;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much probes may cost and what they may touch.
 *
 * <p><i>Immutable.</i>
 *
 * @param coreSeconds processor time that all of them together may take, greater than 0
 * @param heapBytes memory that buffers may take together
 * @param nanoTime a clock that only moves forward, such as {@code System::nanoTime}
 * @param storageDirectory where a file of 64 MiB may be written and read; empty leaves disks alone
 */
public record ProbeSetup(
    double coreSeconds, long heapBytes, LongSupplier nanoTime, Optional<Path> storageDirectory) {
  /** Checks the ranges. */
  public ProbeSetup {
    if (!(coreSeconds > 0) || coreSeconds > 1e6 || heapBytes < 0) {
      throw new IllegalArgumentException(
          "core-seconds must be greater than 0 and heap bytes at least 0, not "
              + coreSeconds
              + " and "
              + heapBytes);
    }
  }

  /** Ten core-seconds, a quarter of the largest heap, the system's clock, no disk. */
  public static ProbeSetup ordinary() {
    return new ProbeSetup(
        10, Runtime.getRuntime().maxMemory() / 4, System::nanoTime, Optional.empty());
  }
}
