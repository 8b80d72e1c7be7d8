package io.personality.core.internal.match;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Picks rows of a snapshot by their numbers. <i>Confined to one thread.</i> */
@FunctionalInterface
interface RowFilter {
  /** Picks all. */
  RowFilter ALL = rows -> rows;

  /** The rows that pass, in the order given. */
  int[] passing(int[] rows);

  /** Picks those that pass a test. */
  static RowFilter by(IntPredicate test) {
    return rows -> {
      int[] passing = new int[rows.length];
      int count = 0;
      for (int row : rows) {
        passing[count] = row;
        count += test.test(row) ? 1 : 0;
      }
      return Arrays.copyOf(passing, count);
    };
  }
}
