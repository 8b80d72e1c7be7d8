package io.personality.spi;

import io.personality.model.Fingerprint;

/** Reads the hardware of one host. <i>Thread-safe.</i> */
public interface Fingerprinter {
  /**
   * Takes a fingerprint. What cannot be read is unknown with its reason, never a guess and never an
   * exception.
   *
   * @param measure whether to measure as well, which costs processor time
   * @return the fingerprint
   */
  Fingerprint fingerprint(boolean measure);
}
