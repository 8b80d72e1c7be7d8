package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import java.util.Arrays;

/**
 * The best rows of those offered, exactly: by a first score, then two more, all descending, then by
 * host id. A heap with the worst kept row on top.
 *
 * <p><i>Confined to one thread.</i> Allocates only while it grows towards its {@code k} rows.
 */
final class TopK {
  private final FleetSnapshot fleet;
  private final int k;
  private int size;
  private int[] rows;
  private double[][] scores;

  TopK(FleetSnapshot fleet, int k) {
    this.fleet = fleet;
    this.k = k;
    int first = Math.min(k, 64);
    rows = new int[first];
    scores = new double[3][first];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == k;
  }

  /** The first score of the worst row kept; negative infinity while there is room for more. */
  double worst() {
    return isFull() ? scores[0][0] : Double.NEGATIVE_INFINITY;
  }

  void offer(int row, double first, double second, double third) {
    if (size < k) {
      grow();
      set(size, row, first, second, third);
      up(size++);
    } else if (isBetter(row, first, second, third, 0)) {
      set(0, row, first, second, third);
      down(size);
    }
  }

  private void grow() {
    if (size == rows.length) {
      int larger = (int) Math.min(k, 2L * size);
      rows = Arrays.copyOf(rows, larger);
      for (int s = 0; s < scores.length; s++) {
        scores[s] = Arrays.copyOf(scores[s], larger);
      }
    }
  }

  /** The rows, best first; empties it. */
  int[] drain() {
    int[] best = new int[size];
    while (size > 0) {
      best[size - 1] = rows[0];
      size--;
      set(0, rows[size], scores[0][size], scores[1][size], scores[2][size]);
      down(size);
    }
    return best;
  }

  private void set(int at, int row, double first, double second, double third) {
    rows[at] = row;
    scores[0][at] = first;
    scores[1][at] = second;
    scores[2][at] = third;
  }

  private boolean isBetter(int row, double first, double second, double third, int than) {
    int order = Double.compare(first, scores[0][than]);
    if (order == 0) {
      order = Double.compare(second, scores[1][than]);
    }
    if (order == 0) {
      order = Double.compare(third, scores[2][than]);
    }
    return order > 0 || (order == 0 && fleet.id(row).compareTo(fleet.id(rows[than])) < 0);
  }

  private boolean isBetter(int at, int than) {
    return isBetter(rows[at], scores[0][at], scores[1][at], scores[2][at], than);
  }

  private void up(int from) {
    int at = from;
    while (at > 0 && isBetter((at - 1) / 2, at)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void down(int end) {
    int at = 0;
    while (2 * at + 1 < end) {
      int child = 2 * at + 1;
      if (child + 1 < end && isBetter(child, child + 1)) {
        child++;
      }
      if (!isBetter(at, child)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
    for (double[] column : scores) {
      double score = column[a];
      column[a] = column[b];
      column[b] = score;
    }
  }
}
