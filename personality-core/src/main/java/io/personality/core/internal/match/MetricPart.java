package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.Criterion;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;

/** A criterion that credits a metric by its own scale. <i>Confined to one thread.</i> */
final class MetricPart implements Part {
  private final int metric;
  private final MetricColumn column;
  private final Criterion criterion;
  // Hosts of one model often report the same figure, and logarithms are dear.
  // Each begins with a word that is none of its kind.
  private long lastWord = MetricColumn.UNKNOWN;
  private double lastCredit;
  private long lastOdd;
  private Credit lastOddCredit = Credit.NONE;
  private double lastOddKnown;

  MetricPart(int metric, MetricColumn column, Criterion criterion) {
    this.metric = metric;
    this.column = column;
    this.criterion = criterion;
  }

  private double known(Fingerprint fingerprint) {
    return criterion.provenance(fingerprint).counts() ? 1 : 0;
  }

  int metric() {
    return metric;
  }

  @Override
  public void read(int row, Block block, int offset, Found found) {
    long word = block.word(metric, offset);
    if (!MetricColumn.isNumber(word)) {
      if (word != lastOdd) {
        Fingerprint fingerprint = column.fingerprint(word);
        lastOdd = word;
        lastOddCredit = criterion.credit(fingerprint);
        lastOddKnown = known(fingerprint);
      }
      found.set(
          lastOddCredit.lower(), lastOddCredit.expected(), lastOddCredit.upper(), lastOddKnown);
      return;
    }
    if (word != lastWord) {
      lastWord = word;
      lastCredit = column.credit(MetricColumn.number(word));
    }
    found.set(lastCredit, lastCredit, lastCredit, 1);
  }
}
