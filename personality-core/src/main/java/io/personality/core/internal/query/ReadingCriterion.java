package io.personality.core.internal.query;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Credits one reading by a function of its value; an interval of values becomes the interval of
 * their credits, and an unknown value anything, expected at the catalogue's prior.
 *
 * @param feature the feature that is read
 * @param ofValue the credit of a value, monotone in it; NaN where the catalogue cannot place the
 *     value, which then counts as unknown
 * @param unknown the credit of an unknown value
 * @param byScale whether {@code ofValue} is the feature's own scale
 */
record ReadingCriterion(
    FeatureDefinition feature, ToDoubleFunction<Value> ofValue, Credit unknown, boolean byScale)
    implements Criterion {

  static ReadingCriterion of(
      FeatureDefinition feature, ToDoubleFunction<Value> ofValue, double prior) {
    return new ReadingCriterion(feature, ofValue, new Credit(0, prior, 1), false);
  }

  /** The credit of a metric on its own scale. */
  static ReadingCriterion byScale(FeatureDefinition metric, double prior) {
    FeatureDefinition.Scale scale = metric.scale().orElseThrow();
    return new ReadingCriterion(
        metric,
        value -> value instanceof Value.Number found ? scale.credit(found.number()) : Double.NaN,
        new Credit(0, scale.credit(prior), 1),
        true);
  }

  @Override
  public boolean isByScale() {
    return byScale;
  }

  @Override
  public FeatureName reads() {
    return feature.name();
  }

  @Override
  public Credit credit(Fingerprint fingerprint) {
    return credit(fingerprint.reading(feature.name()));
  }

  @Override
  public Credit credit(Reading reading, Fingerprint fingerprint) {
    return credit(reading);
  }

  @Override
  public Provenance provenance(Reading reading, Fingerprint fingerprint) {
    return provenance(reading);
  }

  private Credit credit(Reading reading) {
    if (!(reading instanceof Reading.Known known)) {
      return unknown;
    }
    double expected = ofValue.applyAsDouble(known.value());
    if (Double.isNaN(expected)) {
      return unknown;
    }
    if (known.isExact()) {
      return Credit.exactly(expected);
    }
    double low = ofValue.applyAsDouble(known.lower());
    double high = ofValue.applyAsDouble(known.upper());
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return new Credit(0, expected, 1);
    }
    return new Credit(
        Math.min(expected, Math.min(low, high)), expected, Math.max(expected, Math.max(low, high)));
  }

  @Override
  public Provenance provenance(Fingerprint fingerprint) {
    return provenance(fingerprint.reading(feature.name()));
  }

  private Provenance provenance(Reading reading) {
    return isPlaced(reading) ? Criterion.provenanceOf(reading) : Provenance.UNKNOWN;
  }

  private boolean isPlaced(Reading reading) {
    return reading instanceof Reading.Known known
        && !Double.isNaN(ofValue.applyAsDouble(known.value()));
  }

  @Override
  public Finding find(Fingerprint fingerprint) {
    Reading reading = fingerprint.reading(feature.name());
    String found = Wording.found(reading, feature.unit());
    return reading instanceof Reading.Unknown || isPlaced(reading)
        ? Criterion.finding(fingerprint, reading, found, credit(reading))
        : new Finding(
            "unknown (the catalogue has no \"" + found + "\")",
            credit(reading),
            Provenance.UNKNOWN,
            Optional.empty());
  }
}
