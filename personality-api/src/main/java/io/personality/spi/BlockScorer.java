package io.personality.spi;

/** A scorer bound to one request and one snapshot. Called from any thread, several at a time. */
@FunctionalInterface
public interface BlockScorer {
  /**
   * Writes the credits of rows {@code from} (inclusive) to {@code to} (exclusive), row {@code r} at
   * index {@code r - from}, all in [0, 1] and {@code lower <= expected <= upper}; writes nothing
   * beyond these. A row's credits are the same in whatever block it is.
   */
  void score(int from, int to, double[] lower, double[] expected, double[] upper);
}
