package io.personality.cli.render;

import io.personality.model.Explanation;
import io.personality.model.Provenance;
import io.personality.model.TermGroup;
import io.personality.model.TermScore;
import java.util.Comparator;
import java.util.List;

/** Why a similarity is not 1, in a few words: what is missing most comes first. */
public final class Reasons {
  private static final int MOST = 3;
  private static final int LONGEST = 44;
  private static final double WORTH_SAYING = 0.005;

  private static final Comparator<TermScore> MOST_MISSING_FIRST =
      Comparator.comparingDouble(term -> -missing(term));

  private Reasons() {}

  /** Up to three reasons, the largest first; empty if nothing is missing. */
  public static List<String> of(Explanation explanation, Look look) {
    return explanation.terms().stream()
        .sorted(MOST_MISSING_FIRST)
        .filter(term -> missing(term) >= WORTH_SAYING)
        .limit(MOST)
        .map(term -> phrase(term, look))
        .toList();
  }

  private static double missing(TermScore term) {
    return term.weight() * (1 - term.credit().expected());
  }

  private static String phrase(TermScore term, Look look) {
    String name = words(term.name());
    if (term.provenance() == Provenance.UNKNOWN) {
      return name + " unknown";
    }
    if (!term.parts().isEmpty()) {
      return term.parts().stream()
          .min(MOST_MISSING_FIRST)
          .map(part -> name + ": " + phrase(part, look))
          .orElse(name);
    }
    String found = Lines.shortened(value(term.found()), LONGEST, look.either("…", "..."));
    if (term.name().equals("accelerators")) {
      String asked = term.asked().replace("GPU - ", "");
      return found.equals("none") ? "no " + asked : found + " for " + asked;
    }
    if (term.name().startsWith("avoid_")) {
      return words(term.name().substring("avoid_".length())) + " " + found;
    }
    return term.group() == TermGroup.PREFERENCES
        ? name + " " + found + " for " + term.asked()
        : name + " " + found;
  }

  /** Without its interval, which is drawn already. */
  private static String value(String found) {
    int interval = found.lastIndexOf(" (");
    return interval > 0 && found.endsWith(")") && found.indexOf(" to ", interval) > 0
        ? found.substring(0, interval)
        : found;
  }

  static String words(String name) {
    return name.replace('_', ' ');
  }
}
