package io.personality.core.internal.match;

/** A gate that is taken away as a whole or not at all. <i>Confined to one thread.</i> */
interface WholeGate extends Gate {
  @Override
  default void addLeastStrains(int[] rows, double[] sums) {
    for (int i = 0; i < rows.length; i++) {
      sums[i] += 1;
    }
  }

  @Override
  default double strain(int row) {
    return 1;
  }
}
