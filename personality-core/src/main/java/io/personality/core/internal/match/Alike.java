package io.personality.core.internal.match;

/** Hosts that do not pass the same gates. <i>Confined to one thread</i> while it is filled. */
final class Alike {
  /** The gates. */
  final GateSet set;

  /** The rows of the hosts, ascending. */
  final int[] rows;

  /** Those of them for which the values of all the gates are unknown. */
  final int[] unmeasured;

  private int added;
  private int addedUnmeasured;

  Alike(GateSet set, int hosts, int unmeasured) {
    this.set = set;
    rows = new int[hosts];
    this.unmeasured = new int[unmeasured];
  }

  void add(int row, boolean isUnmeasured) {
    rows[added++] = row;
    if (isUnmeasured) {
      unmeasured[addedUnmeasured++] = row;
    }
  }
}
