package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.RequirementCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why no host can: how many each requirement leaves, and the closest ways out.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 */
public record Refusal(Look look) {
  private static final int MOST = 5;

  /** Draws it; the sentence itself is left to the caller, who says it on stderr. */
  public String render(Diagnosis diagnosis) {
    StringBuilder page = new StringBuilder();
    if (diagnosis.hosts() == 0) {
      page.append("  the fleet is empty; make a fingerprint with: ./personality fingerprint");
      return page.append(" --format json\n").toString();
    }
    funnel(page, diagnosis);
    if (!diagnosis.counterfactuals().isEmpty()) {
      page.append('\n').append(look.ink(Ink.STRONG, "  Closest ways out:")).append('\n');
      table(page, diagnosis.counterfactuals().stream().limit(MOST).map(Refusal::wayOut).toList());
    }
    return page.toString();
  }

  private void funnel(StringBuilder page, Diagnosis diagnosis) {
    String hosts = Figures.count(diagnosis.hosts(), "host", "hosts");
    page.append("  ").append(hosts).append('\n');
    int digits = Figures.count(diagnosis.hosts()).length();
    List<Row> rows = new ArrayList<>();
    for (RequirementCount count : diagnosis.requirements()) {
      String left = Lines.right(Figures.count(count.survivorsInOrder()), digits) + " left";
      String unknown =
          count.unknown() == 0 ? "" : " (unknown on " + Figures.count(count.unknown()) + ")";
      rows.add(new Row(look.either("→ ", "-> ") + count.requirement(), left + unknown));
    }
    table(page, rows);
  }

  private static Row wayOut(Counterfactual way) {
    String changes =
        way.relax().stream().map(Relaxation::text).collect(Collectors.joining(", and "));
    String hosts = Figures.count(way.hosts(), "host", "hosts");
    return new Row(
        changes,
        (way.certain() ? hosts : "up to " + hosts)
            + ", best "
            + Figures.score(way.bestSimilarity()));
  }

  private record Row(String what, String effect) {}

  /** Two columns; what does not fit beside its effect is wrapped, the effect on its last line. */
  private void table(StringBuilder page, List<Row> rows) {
    int effects = rows.stream().mapToInt(row -> Lines.width(row.effect())).max().orElse(0);
    int longest = rows.stream().mapToInt(row -> Lines.width(row.what())).max().orElse(0);
    int whats = Math.max(20, Math.min(longest, look.width() - 4 - 3 - effects));
    for (Row row : rows) {
      boolean fits = Lines.width(row.what()) <= whats;
      List<String> lines = Lines.wrapped(row.what(), fits ? whats : whats - 2);
      for (int i = 0; i < lines.size() - 1; i++) {
        page.append(i == 0 ? "    " : "      ").append(lines.get(i)).append('\n');
      }
      String last = lines.get(lines.size() - 1);
      int indent = lines.size() == 1 ? 4 : 6;
      page.append(" ".repeat(indent))
          .append(Lines.left(last, whats + 4 - indent))
          .append("   ")
          .append(look.ink(Ink.UNSURE, row.effect()))
          .append('\n');
    }
  }
}
