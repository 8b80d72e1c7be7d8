package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.MetricColumn;

/** A criterion that credits a metric by its own scale. <i>Confined to one thread.</i> */
final class MetricPart implements Part {
  private final int metric;
  private final MetricColumn column;
  private final Credits odd;
  // Hosts of one model often report the same figure, and logarithms are dear.
  private long lastWord;
  private double lastCredit;

  MetricPart(int metric, MetricColumn column, Credits odd) {
    this.metric = metric;
    this.column = column;
    this.odd = odd;
    lastCredit = column.credit(MetricColumn.number(lastWord));
  }

  int metric() {
    return metric;
  }

  @Override
  public void read(int row, Block block, int offset, Found found) {
    long word = block.word(metric, offset);
    if (!MetricColumn.isNumber(word)) {
      odd.read(MetricColumn.exemplar(word), found);
      return;
    }
    if (word != lastWord) {
      lastWord = word;
      lastCredit = column.credit(MetricColumn.number(word));
    }
    found.set(lastCredit, lastCredit, lastCredit, 1);
  }
}
