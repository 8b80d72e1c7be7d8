package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Explanation;
import io.personality.model.Provenance;
import io.personality.model.TermGroup;
import io.personality.model.TermScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The bill that a similarity is: each term's credit times its weight, with subtotals and the total.
 *
 * <p><i>Immutable.</i> The contributions are rounded together, so that the column adds up to the
 * total as shown; the JSON output has the unrounded figures.
 *
 * @param look where it is shown
 * @param now what ages are counted from
 */
public record Bill(Look look, Instant now) {
  private static final List<TermGroup> ORDER =
      List.of(TermGroup.METRICS, TermGroup.PREFERENCES, TermGroup.TRAITS);

  /** Width of {@code " 0.92 x 0.400 = 0.368"}. */
  private static final int SUM = 21;

  /** Where the second line of a reason starts: behind the credit of a part. */
  private static final int HANGING = 11;

  /** Draws it. */
  public String render(Explanation explanation) {
    List<TermScore> terms =
        ORDER.stream()
            .flatMap(group -> explanation.terms().stream().filter(t -> t.group() == group))
            .toList();
    int[] adds = Apportioned.thousandths(terms.stream().map(TermScore::contribution).toList());
    int names = names(terms);
    StringBuilder page = new StringBuilder();
    page.append(look.ink(Ink.STRONG, explanation.host().value()))
        .append("   ")
        .append(look.ink(Ink.STRONG, Figures.score(explanation.similarity().expected())))
        .append("   ")
        .append(Figures.certainty(explanation.similarity()))
        .append('\n');
    page.append(look.ink(Ink.FAINT, " ".repeat(names) + "credit weight  adds")).append('\n');
    int at = 0;
    for (TermGroup group : ORDER) {
      int end = at;
      while (end < terms.size() && terms.get(end).group() == group) {
        end++;
      }
      if (end > at) {
        group(page, terms.subList(at, end), java.util.Arrays.copyOfRange(adds, at, end), names);
      }
      at = end;
    }
    int total = java.util.Arrays.stream(adds).sum();
    page.append("  ")
        .append(look.ink(Ink.STRONG, Lines.left("total", names + SUM - 7)))
        .append(look.ink(Ink.STRONG, thousandths(total)))
        .append(" of 1.000\n");
    return page.toString();
  }

  private static int names(List<TermScore> terms) {
    int longest = 0;
    for (TermScore term : terms) {
      longest = Math.max(longest, term.name().length());
    }
    return longest + 4;
  }

  private void group(StringBuilder page, List<TermScore> terms, int[] adds, int names) {
    double share = terms.stream().mapToDouble(TermScore::weight).sum();
    int subtotal = java.util.Arrays.stream(adds).sum();
    page.append("  ")
        .append(look.ink(Ink.STRONG, Lines.left(terms.get(0).group().label(), names + SUM - 7)))
        .append(thousandths(subtotal))
        .append(" of ")
        .append(Figures.fixed(share, 3))
        .append('\n');
    for (int i = 0; i < terms.size(); i++) {
      line(page, terms.get(i), adds[i], names);
    }
  }

  private void line(StringBuilder page, TermScore term, int adds, int names) {
    String sum =
        Figures.score(term.credit().expected())
            + " x "
            + Figures.fixed(term.weight(), 3)
            + " = "
            + thousandths(adds);
    page.append("    ").append(Lines.left(term.name(), names - 4)).append("  ").append(sum);
    List<String> details = new ArrayList<>();
    if (term.parts().isEmpty()) {
      details.add(detail(term));
    } else {
      term.parts().forEach(part -> details.add(part(part)));
    }
    int beside = look.width() - names - SUM - 4;
    for (String detail : details) {
      if (details.size() == 1 && Lines.width(detail) <= beside) {
        page.append("  ").append(look.ink(Ink.FAINT, detail));
      } else {
        List<String> lines = Lines.wrapped(detail, look.width() - HANGING);
        for (int i = 0; i < lines.size(); i++) {
          page.append('\n')
              .append(" ".repeat(i == 0 ? 6 : HANGING))
              .append(look.ink(Ink.FAINT, lines.get(i)));
        }
      }
    }
    page.append('\n');
  }

  private String part(TermScore part) {
    return Figures.score(part.credit().expected()) + " " + part.name() + " " + detail(part);
  }

  private String detail(TermScore term) {
    StringBuilder text = new StringBuilder(term.found());
    if (term.group() == TermGroup.PREFERENCES) {
      text.append(", asked ").append(term.asked());
    }
    if (term.credit().lower() < term.credit().upper()) {
      text.append(look.either(" → ", " -> "))
          .append(Figures.score(term.credit().lower()))
          .append(" to ")
          .append(Figures.score(term.credit().upper()));
    }
    if (term.provenance() != Provenance.UNKNOWN) {
      text.append("; ").append(term.provenance().label());
      term.observedAt().ifPresent(then -> text.append(" ").append(Figures.age(then, now)));
    }
    return text.toString();
  }

  private static String thousandths(int number) {
    return Figures.fixed(number / 1000.0, 3);
  }
}
