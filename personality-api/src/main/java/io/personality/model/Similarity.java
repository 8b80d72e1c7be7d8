package io.personality.model;

/**
 * How closely a host comes to a profile: Gower's general similarity (Biometrics 27, 1971) with
 * weights, {@code sum(w c) / sum(w)} over the profile's terms. It depends on the profile, the
 * host's fingerprint and the catalogue alone, never on other hosts.
 *
 * <p><i>Immutable.</i>
 *
 * @param expected the score, in [0, 1]; 1 means that everything asked is met
 * @param lower the least it can be, given what is unknown
 * @param upper the most it can be, given what is unknown
 * @param coverage share of the weight whose value is declared, measured or derived, in [0, 1]
 * @param exact whether every preference and requirement is met in full, whatever the metrics'
 *     credits
 */
public record Similarity(
    double expected, double lower, double upper, double coverage, boolean exact) {
  /** Checks the ranges. */
  public Similarity {
    Check.fraction("a lower similarity", lower);
    Check.fraction("an upper similarity", upper);
    Check.fraction("coverage", coverage);
    Check.ordered("a similarity", lower, expected, upper);
  }
}
