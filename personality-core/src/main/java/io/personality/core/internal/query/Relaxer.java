package io.personality.core.internal.query;

import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Fingerprint;

/**
 * How a requirement can be loosened until a given host passes it.
 *
 * <p><i>Immutable.</i> The words of a change cost far more than its strain, so that whoever looks
 * for the mildest change asks for strains, and for the change of the one host that is chosen.
 */
public interface Relaxer {
  /**
   * A loosened requirement.
   *
   * @param change the change to the profile
   * @param strain how much is given up, from 0 (hardly anything) to 1 (the whole requirement)
   * @param test the requirement as it is then
   */
  record Loosened(Relaxation change, double strain, FeatureTest test) {}

  /** Loosens just enough for a host that does not pass. */
  Loosened towards(Fingerprint fingerprint);

  /** The strain of {@link #towards}. */
  double strain(Fingerprint fingerprint);

  /**
   * The strain for a host that is exactly known to have a number.
   *
   * @param number in the catalogue's unit of the feature, which is a quantity or a metric
   */
  double strain(double number);

  /**
   * What that strain is not below, but for rounding (less than 1e-12), at the cost of a few
   * operations.
   */
  double leastStrain(double number);
}
