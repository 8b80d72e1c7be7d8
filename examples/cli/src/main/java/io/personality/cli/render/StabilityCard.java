package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.HostId;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;

/**
 * How much each weight can change before another host wins, a line each.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 */
public record StabilityCard(Look look) {

  /**
   * Draws it.
   *
   * @param first the host that comes first in the end, as the operator's terms have it
   */
  public String render(WeightStability stability, HostId first) {
    StringBuilder page = new StringBuilder();
    page.append(
            stability.winner().equals(first)
                ? "The winner, "
                : "The winner but for the operator's terms, ")
        .append(look.ink(Ink.STRONG, stability.winner().value()))
        .append(", stays the winner for\n");
    int names = stability.ranges().stream().mapToInt(r -> Lines.width(r.term())).max().orElse(0);
    for (WeightRange range : stability.ranges()) {
      line(page, range, names);
    }
    return page.toString();
  }

  private void line(StringBuilder page, WeightRange range, int names) {
    String text = words(range) + " (now " + Figures.number(range.weight()) + ")";
    String rivals = rivals(range);
    page.append("  ").append(Lines.left(range.term(), names)).append("  ").append(text);
    if (rivals.isEmpty()) {
      page.append('\n');
    } else if (names + 6 + Lines.width(text) + Lines.width(rivals) <= look.width()) {
      page.append("  ").append(look.ink(Ink.FAINT, rivals)).append('\n');
    } else {
      page.append('\n');
      for (String line : Lines.wrapped(rivals, look.width() - 6)) {
        page.append("      ").append(look.ink(Ink.FAINT, line)).append('\n');
      }
    }
  }

  private static String words(WeightRange range) {
    boolean low = range.below() instanceof Limit.At;
    boolean high = range.above() instanceof Limit.At;
    if (range.below() instanceof Limit.NotDetermined
        && range.above() instanceof Limit.NotDetermined) {
      return "not determined in time";
    }
    if (low && high) {
      return "between " + figure(range.below()) + " and " + figure(range.above());
    }
    String known =
        low ? "from " + figure(range.below()) : high ? "up to " + figure(range.above()) : "";
    if (range.below() instanceof Limit.NotDetermined) {
      return (known.isEmpty() ? "any above" : known) + ", below not determined in time";
    }
    if (range.above() instanceof Limit.NotDetermined) {
      return (known.isEmpty() ? "any below" : known) + ", above not determined in time";
    }
    return known.isEmpty() ? "any" : known;
  }

  private static String figure(Limit limit) {
    return Figures.number(((Limit.At) limit).weight());
  }

  private static String rivals(WeightRange range) {
    String below = range.below() instanceof Limit.At at ? "below that " + at.rival().value() : "";
    String above = range.above() instanceof Limit.At at ? "above that " + at.rival().value() : "";
    return below + (below.isEmpty() || above.isEmpty() ? "" : ", ") + above;
  }
}
