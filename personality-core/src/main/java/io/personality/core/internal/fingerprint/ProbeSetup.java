package io.personality.core.internal.fingerprint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How much probes may cost and what they may touch.
 *
 * <p><i>Immutable.</i>
 *
 * @param coreSeconds processor time that all of them together may take, greater than 0
 * @param heapBytes memory that buffers may take together
 * @param clocks what they tell time by
 * @param storageDirectory where a file of 64 MiB may be written and read; empty leaves disks alone
 */
public record ProbeSetup(
    double coreSeconds, long heapBytes, ProbeClocks clocks, Optional<Path> storageDirectory) {
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

  /** Ten core-seconds, a quarter of the largest heap, the system's clocks, no disk. */
  public static ProbeSetup ordinary() {
    return new ProbeSetup(
        10, Runtime.getRuntime().maxMemory() / 4, ProbeClocks.system(), Optional.empty());
  }
}
