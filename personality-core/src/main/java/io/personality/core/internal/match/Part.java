package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;

/**
 * One criterion of a query bound to the columns of a snapshot.
 *
 * <p><i>Confined to one thread</i> where it keeps what it computed last.
 */
interface Part {
  /** What a part says of a row. <i>Confined to one thread.</i> */
  final class Found {
    double lower;
    double expected;
    double upper;

    /** 1 where the value behind the credit counts as known, else 0. */
    double known;

    void set(double low, double middle, double high, double counts) {
      lower = low;
      expected = middle;
      upper = high;
      known = counts;
    }
  }

  /**
   * Credits a row exactly as {@link BoundQuery} credits its host.
   *
   * @param row its number in the snapshot
   * @param block the block it is in
   * @param offset its number in the block
   */
  void read(int row, Block block, int offset, Found found);
}
