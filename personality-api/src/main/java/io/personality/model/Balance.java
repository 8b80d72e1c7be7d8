package io.personality.model;

/**
 * How the similarity is shared between the three groups of terms. The shares are normalised, and a
 * group without terms gives its share to the others in proportion.
 *
 * <p><i>Immutable.</i>
 *
 * @param preferences share of the preferences, finite, at least 0
 * @param traits share of the traits, finite, at least 0
 * @param metrics share of the metrics, finite, at least 0
 */
public record Balance(double preferences, double traits, double metrics) {
  /** Checks that no share is negative and that not all are zero. */
  public Balance {
    if (!(preferences >= 0 && traits >= 0 && metrics >= 0)
        || !Double.isFinite(preferences + traits + metrics)
        || preferences + traits + metrics == 0) {
      throw new IllegalArgumentException(
          "shares must be finite, at least 0 and not all 0, not "
              + preferences
              + ", "
              + traits
              + ", "
              + metrics);
    }
    preferences = Check.unsignedZero(preferences);
    traits = Check.unsignedZero(traits);
    metrics = Check.unsignedZero(metrics);
  }

  /**
   * {@return the share of one group as given, not normalised}
   *
   * @param group the group
   */
  public double share(TermGroup group) {
    return switch (group) {
      case PREFERENCES -> preferences;
      case TRAITS -> traits;
      case METRICS -> metrics;
    };
  }
}
