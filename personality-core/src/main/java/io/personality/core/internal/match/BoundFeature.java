package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;

/**
 * Where the rows of a snapshot have a feature.
 *
 * <p><i>Immutable.</i>
 */
final class BoundFeature {
  private final FleetSnapshot fleet;
  private final int unit;
  private final int metric;
  private final Exemplars exemplars;

  BoundFeature(FeatureName feature, FleetSnapshot fleet) {
    this.fleet = fleet;
    metric = fleet.layout().metricOf(feature).orElse(-1);
    unit = metric >= 0 ? -1 : fleet.layout().unitOf(feature).orElseThrow();
    exemplars = metric >= 0 ? fleet.metric(metric).odd() : fleet.unit(unit);
  }

  /** The dictionary whose codes hold it; -1 for a metric. */
  int dictionary() {
    return metric >= 0 ? -1 : fleet.grouping().dictionaryOf(unit);
  }

  /** The distinct readings, but for plain numbers of a metric. */
  Exemplars exemplars() {
    return exemplars;
  }

  /** The number of the exemplar that a code of its dictionary stands for. */
  int exemplarOf(int code) {
    return fleet.grouping().parts(unit)[code];
  }

  /** What a row has: a word of a metric, else the number of an exemplar. */
  long word(Block block, int offset) {
    return metric >= 0 ? block.word(metric, offset) : exemplarOf(block.code(dictionary(), offset));
  }

  /** What a row has, by its number in the snapshot. */
  long word(int row) {
    return word(fleet.block(row / Block.ROWS), row % Block.ROWS);
  }

  /** Whether a word is a plain number, rather than an exemplar's. */
  boolean isNumber(long word) {
    return metric >= 0 && MetricColumn.isNumber(word);
  }

  /** A fingerprint that has what a word stands for. */
  Fingerprint fingerprint(long word) {
    return metric >= 0 ? fleet.metric(metric).fingerprint(word) : exemplars.fingerprint((int) word);
  }
}
