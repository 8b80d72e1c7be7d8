package io.personality.spi;

/** A scorer bound to one request and one snapshot. Called from any thread, several at a time. */
@FunctionalInterface
public interface BlockScorer {
  /**
   * Writes the credits of rows {@code from} (inclusive) to {@code to} (exclusive), row {@code r} at
   * index {@code r - from}, all in [0, 1] and {@code lower <= expected <= upper}; writes nothing
   * beyond these. A row's credits are the same in whatever block it is.
   *
   * @param from the first row, at least 0
   * @param to one more than the last row
   * @param lower takes the least each credit can be, given what is unknown
   * @param expected takes what each credit counts as
   * @param upper takes the most each credit can be
   */
  void score(int from, int to, double[] lower, double[] expected, double[] upper);
}
