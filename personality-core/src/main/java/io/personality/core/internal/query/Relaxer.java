package io.personality.core.internal.query;

import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Fingerprint;

/** How a requirement can be loosened until a given host passes it. <i>Immutable.</i> */
@FunctionalInterface
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
}
