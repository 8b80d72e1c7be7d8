package io.personality.core.internal.catalogue;

import java.util.Arrays;

/**
 * The assignment problem, solved exactly by the Hungarian method with potentials (Kuhn 1955,
 * Munkres 1957, in the shortest augmenting path form of Jonker and Volgenant 1987): rows² times
 * columns steps.
 *
 * <p>Profits are whole numbers, so that sums are exact and equal alternatives are told apart by
 * their order alone.
 */
final class BestAssignment {
  /** Profits are counted in parts of this; 64 of them stay far below the range of long. */
  private static final double SCALE = 1L << 40;

  private BestAssignment() {}

  /** Credits from 0 to 1 times a share from 0 to 1, as whole numbers. */
  static long[] scaled(double[] credits, double share) {
    return Arrays.stream(credits).mapToLong(c -> Math.round(c * share * SCALE)).toArray();
  }

  /**
   * For each row the column that it gets, or -1 for none, so that the sum of profits is the
   * highest.
   *
   * @param profits not negative, one row for each to be served
   * @param columns of {@code profits}
   */
  static int[] maximising(long[][] profits, int columns) {
    int rows = profits.length;
    // As many columns without profit as rows, so that every row gets one.
    int width = columns + rows;
    long[] rowPotential = new long[rows + 1];
    long[] columnPotential = new long[width + 1];
    int[] rowOf = new int[width + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      augment(profits, columns, rowPotential, columnPotential, rowOf);
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] > 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Finds the cheapest path from the row in {@code rowOf[0]} to a free column, and flips it. */
  private static void augment(long[][] profits, int columns, long[] u, long[] v, int[] rowOf) {
    int width = v.length - 1;
    long[] least = new long[width + 1];
    Arrays.fill(least, Long.MAX_VALUE);
    int[] previous = new int[width + 1];
    boolean[] seen = new boolean[width + 1];
    int column = 0;
    do {
      seen[column] = true;
      int row = rowOf[column];
      long delta = Long.MAX_VALUE;
      int next = 0;
      for (int j = 1; j <= width; j++) {
        if (!seen[j]) {
          long cost = (j <= columns ? -profits[row - 1][j - 1] : 0) - u[row] - v[j];
          if (cost < least[j]) {
            least[j] = cost;
            previous[j] = column;
          }
          if (least[j] < delta) {
            delta = least[j];
            next = j;
          }
        }
      }
      for (int j = 0; j <= width; j++) {
        if (seen[j]) {
          u[rowOf[j]] += delta;
          v[j] -= delta;
        } else if (least[j] != Long.MAX_VALUE) {
          least[j] -= delta;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
  }
}
