package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import java.util.Arrays;

/**
 * How close rows come: at once and nearly, or exactly where that decides something. A question that
 * the approximate score settles with its error costs two comparisons; only rows that are too close
 * to call are scored term by term, and rows that have the same as the row before are not even that.
 *
 * <p><i>Confined to one thread.</i> Needs four bytes a row; eight where ends are lower bounds.
 */
final class Similarities {
  private static final double DIGITS = 1e4;
  private static final int FEW = 16; // rows are scored exactly in the time of a block at once

  private final BoundTerms terms;
  private final boolean byLower;
  private final Scan ofExpected;
  private final Scan ofEnd;
  private final float[] expected;
  private final float[] ends;
  private final boolean[] scored;
  private final int[] metrics;
  private final boolean plugged;
  private final double error;
  private int last = -1;
  private double lastExpected;
  private double lastLower;

  /**
   * Binds.
   *
   * @param filter whose requirements all rows meet that are asked for
   * @param byLower whether the end that counts against a minimum is the lower one
   */
  Similarities(BoundTerms terms, Filter filter, boolean byLower) {
    this.terms = terms;
    this.byLower = byLower;
    ofExpected = new Scan(terms, filter, false);
    ofEnd = byLower ? Scan.ofLower(terms, filter) : ofExpected;
    error = ofExpected.error;
    expected = new float[terms.fleet.size()];
    ends = byLower ? new float[expected.length] : expected;
    scored = new boolean[terms.fleet.blocks()];
    metrics =
        Arrays.stream(terms.terms())
            .flatMap(bound -> bound.parts.stream())
            .mapToInt(weighted -> metricOf(weighted.part()))
            .filter(metric -> metric >= 0)
            .distinct()
            .toArray();
    plugged =
        Arrays.stream(terms.terms())
            .flatMap(bound -> bound.parts.stream())
            .anyMatch(weighted -> weighted.part() instanceof PluggedPart);
  }

  private static int metricOf(Part part) {
    if (part instanceof MetricPart metric) {
      return metric.metric();
    }
    return part instanceof ValuePart value ? value.metric() : -1;
  }

  FleetSnapshot fleet() {
    return terms.fleet;
  }

  /** What the expected similarity of none of the rows is above. */
  double mostExpected(int[] rows) {
    return highest(rows) + error;
  }

  private float highest(int[] rows) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int row : rows) {
      score(row / Block.ROWS);
      highest = Math.max(highest, expected[row]);
    }
    return highest;
  }

  /** What the end of a row that counts is not above. */
  double mostOfEnd(int row) {
    score(row / Block.ROWS);
    return ends[row] + error;
  }

  /** Marks the rows of a block whose end that counts is less. */
  void mark(Marks marks, double minimum, long bit) {
    score(marks.index);
    for (int i = 0; i < marks.count; i++) {
      int row = marks.row(marks.offsets[i]);
      double beyond = ends[row] - minimum;
      if (Math.abs(beyond) <= error || (byLower && beyond > 0)) {
        marks.failed[marks.offsets[i]] |= isAtLeast(row, minimum) ? 0 : bit;
      } else {
        // By sign, not by branch: similarities lie to either side as it happens.
        marks.failed[marks.offsets[i]] |= (Double.doubleToRawLongBits(beyond) >> 63) & bit;
      }
    }
  }

  /** Whether the end that counts is at least so much. */
  boolean isAtLeast(int row, double minimum) {
    if (mostOfEnd(row) < minimum) {
      return false;
    }
    return (ends[row] - error >= minimum && isFirm(row)) || end(row) >= minimum;
  }

  /** The end that counts, with four digits after the point, rounded down. */
  double roundedEnd(int row) {
    double most = Math.floor(mostOfEnd(row) * DIGITS);
    double least = Math.floor((ends[row] - error) * DIGITS);
    return (most == least && isFirm(row) ? most : Math.floor(end(row) * DIGITS)) / DIGITS;
  }

  /**
   * The row of the highest expected similarity; of several, the first.
   *
   * @param rows at least one
   */
  int best(int[] rows) {
    float top = rows.length > FEW ? highest(rows) : Float.NEGATIVE_INFINITY;
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      if (rows.length <= FEW || expected[row] >= top - 2 * error) {
        double exactly = expected(row);
        if (exactly > most) {
          most = exactly;
          best = row;
        }
      }
    }
    return best;
  }

  /** The expected similarity of a row, exactly. */
  double expected(int row) {
    scoreExactly(row);
    return lastExpected;
  }

  private double end(int row) {
    scoreExactly(row);
    return byLower ? lastLower : lastExpected;
  }

  private void score(int index) {
    if (!scored[index]) {
      scored[index] = true;
      int rows = fleet().rowsIn(index);
      ofExpected.score(index);
      System.arraycopy(ofExpected.sums, 0, expected, index * Block.ROWS, rows);
      if (byLower) {
        ofEnd.score(index);
        System.arraycopy(ofEnd.sums, 0, ends, index * Block.ROWS, rows);
      }
    }
  }

  /**
   * Whether the approximate end has an error to both sides: a lower bound is approximated as if
   * nothing were unknown or uncertain of the metrics, and so only limited from above otherwise.
   */
  private boolean isFirm(int row) {
    if (byLower) {
      Block block = fleet().block(row / Block.ROWS);
      for (int metric : metrics) {
        if (!MetricColumn.isNumber(block.word(metric, row % Block.ROWS))) {
          return false;
        }
      }
    }
    return true;
  }

  private void scoreExactly(int row) {
    if (last < 0 || (row != last && !isAlike(row, last))) {
      terms.score(row);
      lastExpected = terms.expected;
      lastLower = terms.lower;
    }
    last = row;
  }

  /** Whether two rows have the same for every term; a plug-in may tell hosts apart by anything. */
  private boolean isAlike(int row, int other) {
    if (plugged) {
      return false;
    }
    Block block = fleet().block(row / Block.ROWS);
    Block others = fleet().block(other / Block.ROWS);
    int dictionaries = fleet().grouping().size();
    for (int d = 0; d < dictionaries; d++) {
      if (block.code(d, row % Block.ROWS) != others.code(d, other % Block.ROWS)) {
        return false;
      }
    }
    for (int metric : metrics) {
      if (block.word(metric, row % Block.ROWS) != others.word(metric, other % Block.ROWS)) {
        return false;
      }
    }
    return true;
  }
}
