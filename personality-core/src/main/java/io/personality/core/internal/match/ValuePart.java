package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.Criterion;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;

/**
 * A criterion that looks at a metric otherwise than by its scale, as dislikes do: each value is
 * given to the criterion itself. Slower than the other parts by far, and rare.
 *
 * @param column the metric's column
 * @param metric its number
 * @param criterion the criterion
 */
record ValuePart(MetricColumn column, int metric, Criterion criterion) implements Part {

  @Override
  public void read(int row, Block block, int offset, Found found) {
    Fingerprint fingerprint = column.fingerprint(block.word(metric, offset));
    Credit credit = criterion.credit(fingerprint);
    double known = criterion.provenance(fingerprint).counts() ? 1 : 0;
    found.set(credit.lower(), credit.expected(), credit.upper(), known);
  }
}
