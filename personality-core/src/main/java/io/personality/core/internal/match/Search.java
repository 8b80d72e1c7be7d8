package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import java.util.function.IntPredicate;

/**
 * The best rows of a snapshot, exactly.
 *
 * <p>Every block is bounded; the few of the highest bounds are scored first, which tells what it
 * takes to be among the best, and then all others in their order, but for those whose bound is
 * below that. Rows whose approximate score, with its error, is too low are out; what is left is
 * scored exactly at the end, or when it becomes too much to keep.
 *
 * <p>Where the order is by the approximated quantity itself, the threshold is the {@code k}-th best
 * approximate score less twice the error, and hardly more than {@code k} rows are ever scored
 * exactly. Where it is by a lower bound, which the approximation only limits from above, it is the
 * {@code k}-th best exact score so far.
 *
 * <p><i>Confined to one thread.</i> Once bound, a search allocates nothing but its result.
 */
public final class Search {
  private static final int FIRST = 4;
  private static final int KEPT = 256;

  private final BoundTerms terms;
  private final Filter filter;
  private final Scan scan;
  private final Demand demand;
  private final boolean direct;
  private final TopK best;
  private final float[] bounds;
  private final int[] kept;
  private final float[] keptScores;
  private int keptCount;
  private final float[] highest;
  private int highestCount;
  private float threshold;
  private IntPredicate only = row -> true;

  /**
   * Binds a query to a snapshot.
   *
   * @param k at least 1
   */
  public Search(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    this.demand = demand;
    terms = new BoundTerms(query, fleet);
    filter = new Filter(query, fleet, demand);
    boolean metricsOnly = demand.selection() == Selection.WEIGHTED_METRICS;
    scan = new Scan(terms, filter, metricsOnly);
    direct = !metricsOnly && demand.rankBy() == RankBy.EXPECTED;
    best = new TopK(fleet, k);
    bounds = new float[fleet.blocks()];
    highest = new float[Math.min(k, fleet.hosts())];
    kept = new int[2 * highest.length + KEPT];
    keptScores = new float[kept.length];
  }

  FleetSnapshot fleet() {
    return terms.fleet;
  }

  BoundTerms terms() {
    return terms;
  }

  Filter filter() {
    return filter;
  }

  Scan scan() {
    return scan;
  }

  /** The best rows, best first. */
  public int[] run() {
    search();
    return best.drain();
  }

  /** The best rows among those that a test admits, best first. */
  int[] run(IntPredicate among) {
    only = among;
    return run();
  }

  /** The similarity of the row of that rank, from 0 on, among those that the last run listed. */
  public Similarity similarity(int rank) {
    return best.similarity(rank);
  }

  /** Finds the best without listing them. */
  public void search() {
    best.clear();
    keptCount = 0;
    highestCount = 0;
    // A lower bound is never above what is expected, and so is not enough where that is not.
    threshold =
        demand.selection() == Selection.SIMILARITY
            ? (float) demand.minimumSimilarity() - 2 * scan.error
            : Float.NEGATIVE_INFINITY;
    // Rows that fail a requirement score negative infinity, which is no threshold's equal.
    threshold = Math.max(threshold, -1);
    for (int index = 0; index < bounds.length; index++) {
      bounds[index] =
          filter.lacksRoom(scan.fleet.block(index))
              ? Float.NEGATIVE_INFINITY
              : scan.bound(index) + scan.error;
    }
    for (int i = 0; i < FIRST && highest.length > 0; i++) {
      int index = promising();
      if (index >= 0) {
        look(index);
        bounds[index] = Float.NEGATIVE_INFINITY;
      }
    }
    for (int index = 0; index < bounds.length; index++) {
      if (bounds[index] >= threshold) {
        look(index);
      }
    }
    settle();
  }

  private int promising() {
    int most = -1;
    for (int index = 0; index < bounds.length; index++) {
      if (bounds[index] >= threshold && (most < 0 || bounds[index] > bounds[most])) {
        most = index;
      }
    }
    return most;
  }

  private void look(int index) {
    scan.scoreColumns(index);
    Block block = scan.fleet.block(index);
    int rows = scan.fleet.rowsIn(index);
    float more = scan.mostByRow(index);
    int offset = Kernels.next(scan.sums, threshold - more - scan.mostByBlock(index), 0, rows);
    if (offset < rows) {
      scan.addByBlock(index);
      offset = Kernels.next(scan.sums, threshold - more, offset, rows);
      while (offset < rows) {
        consider(index, block, offset);
        offset = Kernels.next(scan.sums, threshold - more, offset + 1, rows);
      }
    }
    if (!direct) {
      settle();
    }
  }

  private void consider(int index, Block block, int offset) {
    int row = index * Block.ROWS + offset;
    if (filter.meets(block, offset) && filter.hasRoom(row, block, offset) && only.test(row)) {
      float score = scan.sums[offset] + scan.byRow(index, offset);
      if (score >= threshold) {
        keep(row, score);
      }
    }
  }

  private void keep(int row, float score) {
    if (keptCount == kept.length) {
      drop();
      if (2 * keptCount > kept.length) {
        settle(); // too many too close to call
      }
    }
    kept[keptCount] = row;
    keptScores[keptCount++] = score;
    if (direct && score >= demand.minimumSimilarity() + scan.error) {
      raise(score);
    }
  }

  /** Lets go of rows that have fallen below the threshold. */
  private void drop() {
    int still = 0;
    for (int i = 0; i < keptCount; i++) {
      if (keptScores[i] >= threshold) {
        kept[still] = kept[i];
        keptScores[still++] = keptScores[i];
      }
    }
    keptCount = still;
  }

  /** Counts a row that is certain to be in the running: a heap of the highest, lowest on top. */
  private void raise(float score) {
    if (highestCount < highest.length) {
      int at = highestCount++;
      while (at > 0 && highest[(at - 1) / 2] > score) {
        highest[at] = highest[(at - 1) / 2];
        at = (at - 1) / 2;
      }
      highest[at] = score;
    } else if (score > highest[0]) {
      sink(score);
    }
    if (highestCount == highest.length) {
      threshold = Math.max(threshold, highest[0] - 2 * scan.error);
    }
  }

  private void sink(float score) {
    int at = 0;
    while (2 * at + 1 < highestCount) {
      int child = 2 * at + 1;
      if (child + 1 < highestCount && highest[child + 1] < highest[child]) {
        child++;
      }
      if (highest[child] >= score) {
        break;
      }
      highest[at] = highest[child];
      at = child;
    }
    highest[at] = score;
  }

  /** Scores exactly what has been kept, and offers it. */
  private void settle() {
    drop();
    for (int i = 0; i < keptCount; i++) {
      offer(kept[i]);
    }
    keptCount = 0;
    if (best.isFull()) {
      threshold = Math.max(threshold, (float) best.worst() - 2 * scan.error);
    }
  }

  private void offer(int row) {
    terms.score(row);
    boolean byLower = demand.rankBy() == RankBy.LOWER;
    double end = byLower ? terms.lower : terms.expected;
    if (end < demand.minimumSimilarity()) {
      return;
    }
    double first = end;
    if (demand.selection() == Selection.WEIGHTED_METRICS) {
      first = byLower ? terms.metricsLower : terms.metricsExpected;
    }
    best.offer(row, first, end, byLower ? terms.expected : terms.lower, terms);
  }
}
