package io.personality.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a known value came to be known.
 *
 * <p><i>Immutable.</i>
 *
 * @param provenance the kind of knowledge; never {@link Provenance#UNKNOWN}
 * @param source the tool, file or document it was read from, such as {@code lscpu}, at most 500
 *     characters; empty if unsaid
 * @param observedAt when; empty means the time of the fingerprint as a whole
 * @param samples how many observations stand behind it, at least 1
 * @param spread relative spread of the samples (standard deviation over mean), 0 where unsaid
 */
public record Origin(
    Provenance provenance,
    String source,
    Optional<Instant> observedAt,
    int samples,
    double spread) {
  /** Checks the text and the ranges. */
  public Origin {
    Check.optionalText("a source", source, 500);
    if (provenance == Provenance.UNKNOWN) {
      throw new IllegalArgumentException("a known value cannot have the provenance unknown");
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, not " + samples);
    }
    if (!(spread >= 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException("spread must be finite and at least 0, not " + spread);
    }
  }

  /**
   * {@return a single observation of the given kind, at the time of the fingerprint}
   *
   * @param provenance any but {@code UNKNOWN}
   * @param source what told it, at most 500 characters; may be empty
   */
  public static Origin of(Provenance provenance, String source) {
    return new Origin(provenance, source, Optional.empty(), 1, 0);
  }

  /**
   * {@return the same, observed at the given time}
   *
   * @param time when it was observed
   */
  public Origin at(Instant time) {
    return new Origin(provenance, source, Optional.of(time), samples, spread);
  }

  /**
   * {@return the same, as the summary of several samples}
   *
   * @param sampleCount how many samples, at least 1
   * @param relativeSpread standard deviation over mean, finite, at least 0
   */
  public Origin over(int sampleCount, double relativeSpread) {
    return new Origin(provenance, source, observedAt, sampleCount, relativeSpread);
  }
}
