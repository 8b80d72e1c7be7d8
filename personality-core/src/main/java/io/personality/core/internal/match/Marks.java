package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import java.util.Arrays;

/**
 * Which of up to 64 gates the hosts of one block do not pass: a bit a gate.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Marks {
  /** The rows of the block that stand for hosts, ascending; the first {@code count} are in use. */
  final int[] offsets = new int[Block.ROWS];

  /** What a row does not pass, by its place in the block. */
  final long[] failed = new long[Block.ROWS];

  /** What of that it does not pass because a value is unknown. */
  final long[] unknown = new long[Block.ROWS];

  private final FleetSnapshot fleet;
  int index;
  Block block;
  int count;

  Marks(FleetSnapshot fleet) {
    this.fleet = fleet;
    block = fleet.block(0);
  }

  /** Turns to a block, with nothing marked. */
  void turnTo(int which) {
    index = which;
    block = fleet.block(which);
    count = 0;
    int rows = fleet.rowsIn(which);
    for (int offset = 0; offset < rows; offset++) {
      if (block.isCurrent(offset, fleet.number())) {
        offsets[count++] = offset;
      }
    }
    clear();
  }

  void clear() {
    Arrays.fill(failed, 0);
    Arrays.fill(unknown, 0);
  }

  /** The number in the snapshot of a row of the block. */
  int row(int offset) {
    return index * Block.ROWS + offset;
  }
}
