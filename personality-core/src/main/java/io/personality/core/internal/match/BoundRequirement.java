package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.FeatureTest.Outcome;
import java.util.Optional;

/**
 * A requirement bound to the columns of a snapshot. What is declared, and what is known of a metric
 * by other than a plain number, is tested once for all hosts that share it.
 *
 * <p><i>Immutable.</i>
 */
final class BoundRequirement {
  private final BoundFeature feature;
  private final FeatureTest test;
  private final Outcome[] outcomes;

  BoundRequirement(CompiledRequirement requirement, FleetSnapshot fleet) {
    feature = new BoundFeature(requirement.feature(), fleet);
    test = requirement.test();
    outcomes = new Outcome[feature.exemplars().size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = test.test(feature.exemplars().fingerprint(i));
    }
  }

  /** What it is about. */
  BoundFeature feature() {
    return feature;
  }

  /** The dictionary whose codes decide it; -1 where it is about a metric. */
  int dictionary() {
    return feature.dictionary();
  }

  /** What becomes of it for all rows of a code of its dictionary. */
  Outcome ofCode(int code) {
    return outcomes[feature.exemplarOf(code)];
  }

  /** What becomes of it for a row. */
  Outcome of(Block block, int offset) {
    long word = feature.word(block, offset);
    return feature.isNumber(word) ? ofNumber(word) : outcomes[(int) word];
  }

  /** Marks the rows of a block that do not meet it. */
  void mark(Marks marks, long bit) {
    Optional<FeatureTest.OfNumber> ofNumber =
        test instanceof FeatureTest.OfNumber simple ? Optional.of(simple) : Optional.empty();
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      long word = feature.word(marks.block, offset);
      if (feature.isNumber(word) && ofNumber.isPresent()) {
        boolean met = ofNumber.get().isMetBy(MetricColumn.number(word));
        marks.failed[offset] |= met ? 0 : bit;
      } else {
        Outcome outcome = feature.isNumber(word) ? ofNumber(word) : outcomes[(int) word];
        marks.failed[offset] |= outcome == Outcome.MET ? 0 : bit;
        marks.unknown[offset] |= outcome == Outcome.UNKNOWN ? bit : 0;
      }
    }
  }

  private Outcome ofNumber(long word) {
    if (test instanceof FeatureTest.OfNumber bound) {
      return bound.isMetBy(MetricColumn.number(word)) ? Outcome.MET : Outcome.FAILED;
    }
    return test.test(feature.fingerprint(word));
  }
}
