package io.personality.spi;

import io.personality.model.Fingerprint;

/** Reads the hardware of one host. <i>Thread-safe.</i> */
public interface Fingerprinter {
  /**
   * Takes a fingerprint. What cannot be read is unknown with its reason, never a guess and never an
   * exception.
   *
   * @param measure whether to measure as well, which costs processor time; where nothing can be
   *     measured, the metrics are unknown and say so
   * @return the fingerprint
   * @throws io.personality.LaunchException if the host is another one and cannot be reached at all,
   *     so that not even its name is known
   */
  Fingerprint fingerprint(boolean measure);
}
