package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.Similarity;
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
  // What the sum of a row was made of stays where it is while rows move: its place goes with it.
  private int[] places;
  private double[][] details = new double[5][0];

  TopK(FleetSnapshot fleet, int k) {
    this.fleet = fleet;
    this.k = k;
    int first = Math.min(k, 64);
    rows = new int[first];
    scores = new double[3][first];
    places = new int[first];
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
    keep(row, first, second, third);
  }

  /** Offers a row with all that was found of it, for {@link #similarity}. */
  void offer(int row, double first, double second, double third, ColumnTerms found) {
    int place = keep(row, first, second, third);
    if (place >= 0) {
      if (place >= details[0].length) {
        for (int d = 0; d < details.length; d++) {
          details[d] = Arrays.copyOf(details[d], rows.length);
        }
      }
      details[0][place] = found.expected;
      details[1][place] = found.lower;
      details[2][place] = found.upper;
      details[3][place] = found.coverage;
      details[4][place] = found.exact ? 1 : 0;
    }
  }

  /** The place of a row that is kept; -1 for one that is not. */
  private int keep(int row, double first, double second, double third) {
    if (size < k) {
      grow();
      int place = size;
      set(size, row, place, first, second, third);
      up(size++);
      return place;
    }
    if (isBetter(row, first, second, third, 0)) {
      int place = places[0];
      set(0, row, place, first, second, third);
      down(size);
      return place;
    }
    return -1;
  }

  /** The similarity of the row of that rank, from 0 on, of those that were drained last. */
  Similarity similarity(int rank) {
    int place = places[rank];
    return new Similarity(
        details[0][place],
        details[1][place],
        details[2][place],
        details[3][place],
        details[4][place] == 1);
  }

  private void grow() {
    if (size == rows.length) {
      int larger = (int) Math.min(k, 2L * size);
      rows = Arrays.copyOf(rows, larger);
      places = Arrays.copyOf(places, larger);
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
      int place = places[0];
      size--;
      set(0, rows[size], places[size], scores[0][size], scores[1][size], scores[2][size]);
      places[size] = place; // of its rank from now on
      down(size);
    }
    return best;
  }

  private void set(int at, int row, int place, double first, double second, double third) {
    rows[at] = row;
    places[at] = place;
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
    int place = places[a];
    places[a] = places[b];
    places[b] = place;
    for (double[] column : scores) {
      double score = column[a];
      column[a] = column[b];
      column[b] = score;
    }
  }
}
