package io.personality.core.internal.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts rows by hardware model into closed blocks, so that most blocks hold one model, whose
 * declared part is then scored once for the block, and whose best row bounds it closely.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Sorting {
  private static final int ROW_BITS = 28; // 268 million rows at once; a code has 31

  private final long firstId;
  private final Block.Shape shape;
  private final MetricColumn[] metrics;
  private final List<Block> sources = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private int count;

  Sorting(long firstId, Block.Shape shape, MetricColumn[] metrics) {
    this.firstId = firstId;
    this.shape = shape;
    this.metrics = metrics;
  }

  /** Takes the rows of a block that are current. */
  void take(Block block, long number) {
    int[] current = new int[block.size()];
    int found = 0;
    for (int row = 0; row < block.size(); row++) {
      if (block.isCurrent(row, number)) {
        current[found++] = row;
      }
    }
    sources.add(block);
    rows.add(Arrays.copyOf(current, found));
    count += found;
  }

  /** The blocks, with ids counting up from the first. */
  Block[] sorted() {
    long[] keys = new long[count];
    Block[] source = new Block[count];
    int[] row = new int[count];
    int at = 0;
    for (int s = 0; s < sources.size(); s++) {
      for (int r : rows.get(s)) {
        source[at] = sources.get(s);
        row[at] = r;
        keys[at] = ((long) source[at].code(0, r) << ROW_BITS) | at;
        at++;
      }
    }
    Arrays.sort(keys);
    Block[] blocks = new Block[(count + Block.ROWS - 1) / Block.ROWS];
    for (int b = 0; b < blocks.length; b++) {
      int from = b * Block.ROWS;
      int rowsInIt = Math.min(count - from, Block.ROWS);
      Block[] its = new Block[rowsInIt];
      int[] itsRows = new int[rowsInIt];
      for (int i = 0; i < rowsInIt; i++) {
        int taken = (int) (keys[from + i] & ((1L << ROW_BITS) - 1));
        its[i] = source[taken];
        itsRows[i] = row[taken];
      }
      blocks[b] = Block.closed(firstId + b, shape, blocks.length, its, itsRows, metrics);
    }
    return blocks;
  }
}
