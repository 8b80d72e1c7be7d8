package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.Grouping;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.FeatureTest.Outcome;
import java.util.Arrays;

/**
 * The requirements of a query bound to the columns of a fleet: tests rows one at a time. Each
 * reading is tested when it is first met, so that a fleet which comes to know more readings need
 * not be bound anew.
 *
 * <p><i>Confined to one thread.</i> Serves every snapshot of the fleet that has the same grouping,
 * and keeps none of them from being collected.
 */
final class ColumnRequirements {
  /** One requirement: on a unit, or, where that is -1, on a metric with a column. */
  private static final class Bound {
    private static final byte UNTESTED = 0;
    private static final byte MET = 1;
    private static final byte FAILED = 2;

    private final FeatureTest test;
    private final Grouping grouping;
    private final int unit;
    private final int metric;
    private final MetricColumn[] column;
    private final Exemplars exemplars;
    private byte[] outcomes = new byte[16];

    Bound(CompiledRequirement requirement, FleetSnapshot fleet) {
      test = requirement.test();
      grouping = fleet.grouping();
      metric = fleet.layout().metricOf(requirement.feature()).orElse(-1);
      unit = metric >= 0 ? -1 : fleet.layout().unitOf(requirement.feature()).orElseThrow();
      column = metric >= 0 ? new MetricColumn[] {fleet.metric(metric)} : new MetricColumn[0];
      exemplars = metric >= 0 ? column[0].odd() : fleet.unit(unit);
    }

    boolean isMet(Block block, int offset) {
      if (metric < 0) {
        return isMet(grouping.parts(unit)[block.code(grouping.dictionaryOf(unit), offset)]);
      }
      long word = block.word(metric, offset);
      if (!MetricColumn.isNumber(word)) {
        return isMet(MetricColumn.exemplar(word));
      }
      return test instanceof FeatureTest.OfNumber number
          ? number.isMetBy(MetricColumn.number(word))
          : test.test(column[0].fingerprint(word)) == Outcome.MET;
    }

    private boolean isMet(int exemplar) {
      if (exemplar >= outcomes.length) {
        outcomes = Arrays.copyOf(outcomes, Math.max(exemplar + 1, 2 * outcomes.length));
      }
      if (outcomes[exemplar] == UNTESTED) {
        boolean met = test.test(exemplars.fingerprint(exemplar)) == Outcome.MET;
        outcomes[exemplar] = met ? MET : FAILED;
      }
      return outcomes[exemplar] == MET;
    }
  }

  private final Bound[] requirements;

  ColumnRequirements(CompiledQuery query, FleetSnapshot fleet) {
    requirements =
        query.requirements().stream().map(one -> new Bound(one, fleet)).toArray(Bound[]::new);
  }

  /** Whether a row meets every requirement. */
  boolean meets(Block block, int offset) {
    for (Bound requirement : requirements) {
      if (!requirement.isMet(block, offset)) {
        return false;
      }
    }
    return true;
  }
}
