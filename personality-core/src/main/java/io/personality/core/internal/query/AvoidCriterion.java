package io.personality.core.internal.query;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;

/**
 * Full credit unless the disliked condition holds; unknown counts as if it held, but might be full.
 *
 * @param feature what is tested
 * @param disliked the condition
 */
record AvoidCriterion(FeatureDefinition feature, FeatureTest disliked) implements Criterion {
  private static final Credit UNKNOWN = new Credit(0, 0, 1);

  @Override
  public FeatureName reads() {
    return feature.name();
  }

  @Override
  public Credit credit(Fingerprint fingerprint) {
    if (!(fingerprint.reading(feature.name()) instanceof Reading.Known known) || known.isExact()) {
      return creditAsIs(fingerprint);
    }
    double low = at(fingerprint, known, known.lower());
    double expected = at(fingerprint, known, known.value());
    double high = at(fingerprint, known, known.upper());
    return new Credit(
        Math.min(expected, Math.min(low, high)), expected, Math.max(expected, Math.max(low, high)));
  }

  private double at(Fingerprint fingerprint, Reading.Known known, Value value) {
    return creditAsIs(fingerprint.with(feature.name(), Reading.of(value, known.origin())))
        .expected();
  }

  private Credit creditAsIs(Fingerprint fingerprint) {
    return switch (disliked.test(fingerprint)) {
      case MET -> Credit.NONE;
      case FAILED -> Credit.FULL;
      case UNKNOWN -> UNKNOWN;
    };
  }

  @Override
  public Provenance provenance(Fingerprint fingerprint) {
    return Criterion.provenanceOf(fingerprint.reading(feature.name()));
  }

  @Override
  public Finding find(Fingerprint fingerprint) {
    Reading reading = fingerprint.reading(feature.name());
    return Criterion.finding(
        fingerprint, reading, Wording.found(reading, feature.unit()), credit(fingerprint));
  }
}
