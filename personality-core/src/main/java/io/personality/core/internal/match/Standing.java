package io.personality.core.internal.match;

import io.personality.model.Explanation;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import io.personality.model.TermGroup;
import io.personality.model.TermScore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a host is ranked by, first and in case of ties, as straight lines in the part of its group
 * that one term has.
 *
 * <p><i>Immutable.</i>
 *
 * @param lines most important first
 */
record Standing(List<Line> lines) {
  /** Below this, a difference of two similarities is rounding. */
  private static final double ROUNDING = 1e-12;

  /** A straight line by its two ends. */
  record Line(double atNothing, double atAll) {}

  /** Copies the list. */
  Standing {
    lines = List.copyOf(lines);
  }

  /** The standing of a host by the credits of its explanation. */
  static Standing of(Explanation credits, Reweighing weights, Demand demand) {
    double[] atNothing = weights.weights(0);
    double[] atAll = weights.weights(1);
    boolean lowerFirst = demand.rankBy() == RankBy.LOWER;
    List<Line> lines = new ArrayList<>();
    if (demand.selection() == Selection.WEIGHTED_METRICS) {
      lines.add(
          new Line(
              mean(credits, atNothing, lowerFirst, true), mean(credits, atAll, lowerFirst, true)));
    }
    for (boolean lower : new boolean[] {lowerFirst, !lowerFirst}) {
      lines.add(
          new Line(mean(credits, atNothing, lower, false), mean(credits, atAll, lower, false)));
    }
    return new Standing(lines);
  }

  private static double mean(
      Explanation credits, double[] weights, boolean lower, boolean metricsOnly) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      TermScore term = credits.terms().get(i);
      if (!metricsOnly || term.group() == TermGroup.METRICS) {
        sum += weights[i] * (lower ? term.credit().lower() : term.credit().expected());
        total += weights[i];
      }
    }
    return total == 0 ? 0 : sum / total;
  }

  /**
   * Where this and another standing change places: where the first lines that are not the same
   * cross. Empty where all are the same but for rounding, or where those two do not cross.
   */
  OptionalDouble crossing(Standing other) {
    for (int i = 0; i < lines.size(); i++) {
      double atNothing = lines.get(i).atNothing() - other.lines.get(i).atNothing();
      double atAll = lines.get(i).atAll() - other.lines.get(i).atAll();
      if (Math.abs(atNothing) > ROUNDING || Math.abs(atAll) > ROUNDING) {
        return atNothing == atAll
            ? OptionalDouble.empty()
            : OptionalDouble.of(atNothing / (atNothing - atAll));
      }
    }
    return OptionalDouble.empty();
  }
}
