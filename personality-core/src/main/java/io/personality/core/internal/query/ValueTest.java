package io.personality.core.internal.query;

import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.function.Predicate;

/**
 * Tests a value by itself; of an interval both ends as well.
 *
 * @param feature what is tested
 * @param passes whether a value passes
 */
record ValueTest(FeatureName feature, Predicate<Value> passes) implements FeatureTest.OfNumber {

  @Override
  public Outcome test(Fingerprint fingerprint) {
    if (!(fingerprint.reading(feature) instanceof Reading.Known known)) {
      return Outcome.UNKNOWN;
    }
    boolean met =
        passes.test(known.value())
            && (known.isExact() || (passes.test(known.lower()) && passes.test(known.upper())));
    return met ? Outcome.MET : Outcome.FAILED;
  }

  @Override
  public boolean isMetBy(double number) {
    return passes.test(new Value.Number(number));
  }
}
