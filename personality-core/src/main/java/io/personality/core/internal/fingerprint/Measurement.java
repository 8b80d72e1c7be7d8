package io.personality.core.internal.fingerprint;

/** Measures a host. <i>Thread-safe.</i> */
@FunctionalInterface
interface Measurement {
  /** Writes a reading of each metric that could be measured. */
  void write(HostFacts facts, Readings out);
}
