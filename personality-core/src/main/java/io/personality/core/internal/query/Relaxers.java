package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import io.personality.model.Fingerprint;
import io.personality.model.Requirement;

/** Finds the smallest loosening of a requirement that lets a given host pass. */
final class Relaxers {
  /** The test that is left of a requirement that is dropped. */
  static final FeatureTest DROPPED = new Dropped();

  private record Dropped() implements FeatureTest.OfNumber {
    @Override
    public Outcome test(Fingerprint fingerprint) {
      return Outcome.MET;
    }

    @Override
    public boolean isMetBy(double number) {
      return true;
    }
  }

  /** Makes a wish of what is required, whatever the host. */
  private record ToWish(Relaxation change) implements Relaxer {
    @Override
    public Loosened towards(Fingerprint fingerprint) {
      return new Loosened(change, 1, DROPPED);
    }

    @Override
    public double strain(Fingerprint fingerprint) {
      return 1;
    }

    @Override
    public double strain(double number) {
      return 1;
    }

    @Override
    public double leastStrain(double number) {
      return 1;
    }
  }

  private final Catalogue catalogue;

  Relaxers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The relaxer of {@code /requirements/index}. */
  Relaxer of(Requirement requirement, FeatureEntry entry, int index) {
    return new ConditionRelaxer(
        catalogue, entry, requirement.condition(), "/requirements/" + index);
  }

  /** The relaxer of a preference that is required: it stays a preference. */
  Relaxer ofRequired(String path, String text) {
    return new ToWish(
        new Relaxation(
            Target.PROFILE,
            "replace",
            path + "/required",
            "false",
            "prefer, not require: " + text));
  }
}
