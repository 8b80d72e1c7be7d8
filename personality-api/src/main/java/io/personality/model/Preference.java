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
 * @param objectForm whether it was written as an object rather than as a plain value; true whenever
 *     a plain value could not say it. Accelerators are always an array whose elements carry {@code
 *     required} and {@code weight} themselves
 */
public record Preference(
    FeatureName feature,
    Asked asked,
    boolean required,
    Optional<Double> weight,
    boolean objectForm) {
  /** Checks the weight and that devices are asked of {@code accelerators} only. */
  public Preference {
    weight.ifPresent(w -> Check.positiveFinite("weight", w));
    boolean devices = asked instanceof Asked.Devices;
    if (devices != feature.equals(FeatureName.ACCELERATORS)) {
      throw new IllegalArgumentException(
          devices
              ? "devices can be asked of " + FeatureName.ACCELERATORS + " only, not of " + feature
              : FeatureName.ACCELERATORS + " must be asked for as devices");
    }
    objectForm =
        objectForm
            || required
            || weight.isPresent()
            || (asked instanceof Asked.Number number && !number.unit().isEmpty());
    if (devices && objectForm) {
      throw new IllegalArgumentException(
          "required and weight of " + FeatureName.ACCELERATORS + " belong to each device");
    }
  }

  /**
   * {@return a plain wish with the default weight}
   *
   * @param feature what is wished for
   * @param asked its wanted value
   */
  public static Preference of(FeatureName feature, Asked asked) {
    return new Preference(feature, asked, false, Optional.empty(), false);
  }
}
