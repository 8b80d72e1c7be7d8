package io.personality.spi;

import io.personality.model.Credit;
import io.personality.spi.Scorer.Finding;
import java.util.Locale;

/**
 * A scorer bound to one request and one snapshot.
 *
 * <p><i>Thread-safe.</i> Called from any thread, several at a time, for blocks of any size, and for
 * the same row more than once.
 */
@FunctionalInterface
public interface BlockScorer {
  /**
   * Writes the credits of rows {@code from} (inclusive) to {@code to} (exclusive), row {@code r} at
   * index {@code r - from}, all in [0, 1] and {@code lower <= expected <= upper}; writes nothing
   * beyond these. A row's credits are the same in whatever block it is. Credits from 0 to 1 say
   * that the host's value is unknown, expected at {@link MetricDeclaration#creditIfUnknown}.
   *
   * @param from the first row, at least 0
   * @param to one more than the last row
   * @param lower takes the least each credit can be, given what is unknown
   * @param expected takes what each credit counts as
   * @param upper takes the most each credit can be
   */
  void score(int from, int to, double[] lower, double[] expected, double[] upper);

  /**
   * A number in [0, 1] that no expected credit of rows {@code from} (inclusive) to {@code to}
   * (exclusive) exceeds. The engine skips blocks that cannot hold a winner; the tighter the bound,
   * the more of them, but asking for it must cost far less than scoring the block.
   *
   * @param from the first row, at least 0
   * @param to one more than the last row
   * @return the bound; 1 unless overridden, which skips nothing
   */
  default double upperBound(int from, int to) {
    return 1;
  }

  /**
   * Whether scoring many rows costs as much as scoring each of them alone. Then the engine asks
   * about single rows, and only about those that would be among the best with full credit; else
   * about whole blocks that hold such a row.
   *
   * @return false unless overridden
   */
  default boolean isOneByOne() {
    return false;
  }

  /**
   * What it found on one row, with the very credits that {@link #score} gives it. Shows the credit
   * unless it is overridden to show the value behind it.
   *
   * @param row the row
   * @return what was found
   */
  default Finding explain(int row) {
    double[] lower = new double[1];
    double[] expected = new double[1];
    double[] upper = new double[1];
    score(row, row + 1, lower, expected, upper);
    boolean unknown = lower[0] == 0 && upper[0] == 1;
    return new Finding(
        unknown ? "unknown" : String.format(Locale.ROOT, "credit %.3f", expected[0]),
        new Credit(lower[0], expected[0], upper[0]));
  }

  /**
   * A bound scorer that writes one array, as a lambda.
   *
   * @param scorer writes the credits
   * @return the same, as a block scorer
   */
  static BlockScorer exact(ExactBlockScorer scorer) {
    return scorer;
  }
}
