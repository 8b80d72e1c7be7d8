package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Similarity;

/**
 * A similarity as a bar: solid as far as it is certain, hatched to what it counts as, light to the
 * most it can be.
 */
final class Bar {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private Bar() {}

  /** The bar, always that many cells wide. */
  static String of(Similarity similarity, int cells, Look look) {
    if (similarity.lower() == similarity.upper() && look.unicode()) {
      return certain(similarity.expected(), cells, look);
    }
    int sure = (int) Math.round(similarity.lower() * cells);
    int counted = Math.max(sure, (int) Math.round(similarity.expected() * cells));
    int possible = Math.max(counted, (int) Math.round(similarity.upper() * cells));
    return look.ink(Ink.SURE, look.either("█", "#").repeat(sure))
        + look.ink(Ink.UNSURE, look.either("▓", "=").repeat(counted - sure))
        + look.ink(Ink.FAINT, look.either("░", "-").repeat(possible - counted))
        + " ".repeat(cells - possible);
  }

  private static String certain(double score, int cells, Look look) {
    int eighths = (int) Math.round(score * cells * 8);
    int part = eighths % 8;
    String bar = "█".repeat(eighths / 8) + (part == 0 ? "" : EIGHTHS.substring(part, part + 1));
    return look.ink(Ink.SURE, bar) + " ".repeat(cells - Lines.width(bar));
  }

  /** What the parts of a bar mean. */
  static String legend(Look look) {
    return look.either("█", "#")
        + " certain  "
        + look.either("▓", "=")
        + " counted on, not certain  "
        + look.either("░", "-")
        + " possible";
  }
}
