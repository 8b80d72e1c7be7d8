package io.personality.core.internal.match;

import io.personality.core.internal.query.Wording;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;

/**
 * Only hosts that come close enough pass.
 *
 * @param similarities how close they come
 * @param minimum how close is enough
 */
record SimilarityGate(Similarities similarities, double minimum) implements Gate {

  @Override
  public String text() {
    return "similarity at least " + Wording.number(minimum, "");
  }

  @Override
  public void mark(Marks marks, long bit) {
    similarities.mark(marks, minimum, bit);
  }

  @Override
  public void addLeastStrains(int[] rows, double[] sums) {
    for (int i = 0; i < rows.length; i++) {
      sums[i] += minimum - similarities.mostOfEnd(rows[i]);
    }
  }

  @Override
  public double strain(int row) {
    return minimum - similarities.roundedEnd(row);
  }

  @Override
  public Loosened loosen(int row) {
    double fits = similarities.roundedEnd(row);
    return new Loosened(
        new Relaxation(
            Target.REQUEST,
            "replace",
            "/minimum_similarity",
            Double.toString(fits),
            "minimum similarity " + Wording.number(fits, "")),
        RowFilter.by(other -> similarities.isAtLeast(other, fits)));
  }
}
