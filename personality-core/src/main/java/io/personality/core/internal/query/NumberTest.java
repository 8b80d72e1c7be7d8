package io.personality.core.internal.query;

import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;

/**
 * Tests a number against a bound; of an interval the end that is worse.
 *
 * @param feature what is tested
 * @param bound in the catalogue's unit
 * @param least whether the number must be at least the bound, rather than at most
 */
public record NumberTest(FeatureName feature, double bound, boolean least)
    implements FeatureTest.OfNumber {

  @Override
  public Outcome test(Fingerprint fingerprint) {
    if (!(fingerprint.reading(feature) instanceof Reading.Known known)) {
      return Outcome.UNKNOWN;
    }
    Value worst = least ? known.lower() : known.upper();
    return worst instanceof Value.Number number && isMetBy(number.number())
        ? Outcome.MET
        : Outcome.FAILED;
  }

  @Override
  public boolean isMetBy(double number) {
    return least ? number >= bound : number <= bound;
  }
}
