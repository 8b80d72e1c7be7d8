package io.personality.core.internal.query;

import io.personality.model.Fingerprint;

/** A test that a host passes, fails, or cannot be known to pass. <i>Immutable.</i> */
@FunctionalInterface
public interface FeatureTest {
  /** What became of a test. */
  enum Outcome {
    /** Passed for certain. */
    MET,
    /** Failed, or possibly failed by an interval. */
    FAILED,
    /** The value is unknown, which passes no test. */
    UNKNOWN
  }

  /** A test for which an exactly known number is all there is to a host. <i>Immutable.</i> */
  interface OfNumber extends FeatureTest {
    /** Whether an exact number passes, in the catalogue's unit. */
    boolean isMetBy(double number);
  }

  /** Tests one host. */
  Outcome test(Fingerprint fingerprint);
}
