package io.personality.model;

import java.util.Optional;

/**
 * A soft demand on hardware: it adds to the score and, where required, filters as well.
 *
 * <p><i>Immutable.</i>
 *
 * @param feature what is asked about
 * @param asked what would be met in full
 * @param required whether a host that does not meet it in full is refused
 * @param weight its weight among the preferences; empty means the catalogue's default
 * @param objectForm whether it was written as an object rather than as a plain value
 */
public record Preference(
    FeatureName feature,
    Asked asked,
    boolean required,
    Optional<Double> weight,
    boolean objectForm) {
  /** Checks the weight. */
  public Preference {
    weight.ifPresent(w -> Check.positiveFinite("weight", w));
  }

  /** A plain wish with the default weight. */
  public static Preference of(FeatureName feature, Asked asked) {
    return new Preference(feature, asked, false, Optional.empty(), false);
  }
}
