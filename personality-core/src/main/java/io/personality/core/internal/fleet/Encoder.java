package io.personality.core.internal.fleet;

import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns a fingerprint into what columns hold. <i>Confined to one thread</i>: {@link #read} leaves
 * what it found in the fields.
 */
final class Encoder {
  private final Layout layout;
  private final Exemplars[] units;
  private final MetricColumn[] metrics;

  /** The number of what there is for each unit. */
  final int[] parts;

  /** The word of each metric. */
  final long[] words;

  Encoder(Layout layout, Exemplars[] units, MetricColumn[] metrics) {
    this.layout = layout;
    this.units = units;
    this.metrics = metrics;
    parts = new int[units.length];
    words = new long[metrics.length];
  }

  void read(Fingerprint fingerprint) {
    Arrays.fill(parts, 0);
    Arrays.fill(words, MetricColumn.UNKNOWN);
    for (Map.Entry<FeatureName, Reading> has : fingerprint.features().entrySet()) {
      int place = layout.placeOf(has.getKey());
      if (place < 0) {
        parts[-1 - place] = units[-1 - place].number(has.getValue(), fingerprint);
      } else if (place != Layout.NOWHERE) {
        words[place] = metrics[place].word(has.getValue(), fingerprint);
      }
    }
  }

  /** The codes of what was read last. */
  int[] codes(Grouping grouping) {
    int[] codes = new int[grouping.size()];
    for (int d = 0; d < codes.length; d++) {
      codes[d] = grouping.dictionaries().get(d).number(parts);
    }
    return codes;
  }
}
