package io.personality.model;

import java.util.Optional;

/**
 * What the catalogue knows of one feature.
 *
 * <p><i>Immutable.</i>
 *
 * @param name its name
 * @param kind how values are compared
 * @param unit unit of its numbers; empty for other kinds and for plain counts
 * @param description what it is, for people
 * @param scope whether a number is of one core or of the whole host
 * @param scale how a number becomes a credit; present for metrics only
 * @param ladder name of its ladder; present for ladders only
 * @param defaultWeight weight among the preferences where a profile gives none
 * @param source where the scale or the meaning comes from
 */
public record FeatureDefinition(
    FeatureName name,
    Kind kind,
    String unit,
    String description,
    Scope scope,
    Optional<Scale> scale,
    Optional<String> ladder,
    double defaultWeight,
    String source) {

  /** How values of a feature are compared. */
  public enum Kind {
    /** Equal or not. */
    NOMINAL,
    /** Rungs, better upwards. */
    LADDER,
    /** A processor's generation, within its lineage or by year. */
    GENERATION,
    /** An amount: more is better, a log ratio where it falls short. */
    QUANTITY,
    /** A set of names. */
    NAMES,
    /** Yes or no. */
    FLAG,
    /** Accelerators. */
    DEVICES,
    /** A measured number on an absolute scale. */
    METRIC,
    /** Text for people; cannot be preferred, but required by {@code one_of}. */
    TEXT
  }

  /** What a number is of. */
  public enum Scope {
    /** The host or one of its parts. */
    HOST,
    /** One physical core, the host fully busy. */
    PER_CORE,
    /** All cores together. */
    TOTAL
  }

  /**
   * An absolute scale.
   *
   * @param worst where the credit is 0
   * @param best where the credit is 1; less than {@code worst} where smaller is better
   * @param logarithmic whether positions are taken between logarithms
   */
  public record Scale(double worst, double best, boolean logarithmic) {
    /** Checks that the ends differ and suit the kind of scale. */
    public Scale {
      if (!Double.isFinite(worst) || !Double.isFinite(best) || worst == best) {
        throw new IllegalArgumentException(
            "the ends of a scale must be finite and differ, not " + worst + " and " + best);
      }
      if (logarithmic && !(worst > 0 && best > 0)) {
        throw new IllegalArgumentException(
            "the ends of a logarithmic scale must be greater than 0, not "
                + worst
                + " and "
                + best);
      }
    }

    /** {@return whether smaller numbers are better} */
    public boolean smallerIsBetter() {
      return best < worst;
    }

    /**
     * {@return the position of a number between {@code worst} and {@code best}, clamped to [0, 1]}
     * Computed with {@link StrictMath}, so that it is the same on every platform.
     *
     * @param number in the catalogue's unit of the feature
     */
    public double credit(double number) {
      double position =
          logarithmic
              ? (StrictMath.log(number) - StrictMath.log(worst))
                  / (StrictMath.log(best) - StrictMath.log(worst))
              : (number - worst) / (best - worst);
      return position > 1 ? 1 : position > 0 ? position : 0;
    }
  }
}
