package io.personality.model;

/**
 * How well one term is met: 0 not at all, 1 in full; between two bounds where it is not certain.
 *
 * <p><i>Immutable.</i>
 *
 * @param lower the least it can be
 * @param expected what it counts as
 * @param upper the most it can be
 */
public record Credit(double lower, double expected, double upper) {
  /** Met in full. */
  public static final Credit FULL = new Credit(1, 1, 1);

  /** Not met at all. */
  public static final Credit NONE = new Credit(0, 0, 0);

  /** Checks {@code 0 <= lower <= expected <= upper <= 1}. */
  public Credit {
    Check.fraction("a lower credit", lower);
    Check.fraction("an upper credit", upper);
    Check.ordered("a credit", lower, expected, upper);
  }

  /**
   * {@return a certain credit, without an interval}
   *
   * @param credit in [0, 1]
   */
  public static Credit exactly(double credit) {
    return new Credit(credit, credit, credit);
  }
}
