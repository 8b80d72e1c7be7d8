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
  private final int metric;
  private final int dictionary;
  private final int[] parts;
  private final Exemplars exemplars;

  BoundFeature(FeatureName feature, FleetSnapshot fleet) {
    this.fleet = fleet;
    metric = fleet.layout().metricOf(feature).orElse(-1);
    if (metric >= 0) {
      dictionary = -1;
      parts = new int[0];
      exemplars = fleet.metric(metric).odd();
    } else {
      int unit = fleet.layout().unitOf(feature).orElseThrow();
      dictionary = fleet.grouping().dictionaryOf(unit);
      parts = fleet.grouping().parts(unit);
      exemplars = fleet.unit(unit);
    }
  }

  /** The dictionary whose codes hold it; -1 for a metric. */
  int dictionary() {
    return dictionary;
  }

  /** The distinct readings, but for plain numbers of a metric. */
  Exemplars exemplars() {
    return exemplars;
  }

  /** The number of the exemplar that a code of its dictionary stands for. */
  int exemplarOf(int code) {
    return parts[code];
  }

  /** What a row has: a word of a metric, else the number of an exemplar. */
  long word(Block block, int offset) {
    return metric >= 0 ? block.word(metric, offset) : parts[block.code(dictionary, offset)];
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
