package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.core.internal.query.NumberTest;

/**
 * A requirement bound to the columns of a snapshot. What is declared, and what is known of a metric
 * by other than a plain number, is tested once for all hosts that share it.
 *
 * <p><i>Immutable.</i>
 */
final class BoundRequirement {
  private final FleetSnapshot fleet;
  private final FeatureTest test;
  private final int unit;
  private final int metric;
  private final Outcome[] outcomes;

  BoundRequirement(CompiledRequirement requirement, FleetSnapshot fleet) {
    this.fleet = fleet;
    test = requirement.test();
    metric = fleet.layout().metricOf(requirement.feature()).orElse(-1);
    unit = metric >= 0 ? -1 : fleet.layout().unitOf(requirement.feature()).orElseThrow();
    Exemplars exemplars = metric >= 0 ? fleet.metric(metric).odd() : fleet.unit(unit);
    outcomes = new Outcome[exemplars.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = test.test(exemplars.fingerprint(i));
    }
  }

  /** The dictionary whose codes decide it; -1 where it is about a metric. */
  int dictionary() {
    return metric >= 0 ? -1 : fleet.grouping().dictionaryOf(unit);
  }

  /** What becomes of it for all rows of a code of its dictionary. */
  Outcome ofCode(int code) {
    return outcomes[fleet.grouping().parts(unit)[code]];
  }

  /** What becomes of it for a row. */
  Outcome of(Block block, int offset) {
    if (metric < 0) {
      return ofCode(block.code(dictionary(), offset));
    }
    long word = block.word(metric, offset);
    if (!MetricColumn.isNumber(word)) {
      return outcomes[MetricColumn.exemplar(word)];
    }
    if (test instanceof NumberTest bound) {
      return bound.isMetBy(MetricColumn.number(word)) ? Outcome.MET : Outcome.FAILED;
    }
    return test.test(fleet.metric(metric).fingerprint(word));
  }
}
