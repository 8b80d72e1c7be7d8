package io.personality.spi;

/**
 * A bound scorer that is certain of every row: it writes one array in place of three. Its one
 * abstract method makes it a lambda, by {@link BlockScorer#exact}.
 *
 * <p><i>Thread-safe</i>, as every {@link BlockScorer}.
 */
public interface ExactBlockScorer extends BlockScorer {
  /**
   * Writes the credits of rows {@code from} (inclusive) to {@code to} (exclusive), row {@code r} at
   * index {@code r - from}, all in [0, 1]; writes nothing beyond these.
   *
   * @param from the first row, at least 0
   * @param to one more than the last row
   * @param credits takes the credits
   */
  void score(int from, int to, double[] credits);

  @Override
  default void score(int from, int to, double[] lower, double[] expected, double[] upper) {
    score(from, to, expected);
    System.arraycopy(expected, 0, lower, 0, to - from);
    System.arraycopy(expected, 0, upper, 0, to - from);
  }
}
