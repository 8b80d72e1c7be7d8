package io.personality.benchmarks.report;

import java.util.Locale;

/**
 * What a figure has to reach.
 *
 * <p><i>Immutable.</i>
 *
 * @param side which side of the limit is right
 * @param limit the limit, which itself is right
 * @param stretch the limit that would be better still; equals {@code limit} where there is none
 */
public record Bound(Side side, double limit, double stretch) {

  /** Which side of a limit is right. */
  public enum Side {
    /** The limit or less. */
    AT_MOST("<="),
    /** The limit or more. */
    AT_LEAST(">=");

    private final String sign;

    Side(String sign) {
      this.sign = sign;
    }
  }

  /** The limit or less. */
  public static Bound atMost(double limit) {
    return new Bound(Side.AT_MOST, limit, limit);
  }

  /** The limit or more. */
  public static Bound atLeast(double limit) {
    return new Bound(Side.AT_LEAST, limit, limit);
  }

  /** The same with a limit that would be better still. */
  public Bound stretch(double better) {
    return new Bound(side, limit, better);
  }

  /** Whether a figure reaches the limit. */
  public boolean holds(double value) {
    return side == Side.AT_MOST ? value <= limit : value >= limit;
  }

  @Override
  public String toString() {
    String goal = stretch == limit ? "" : " [" + Figures.number(stretch) + "]";
    return String.format(Locale.ROOT, "%s %s%s", side.sign, Figures.number(limit), goal);
  }
}
