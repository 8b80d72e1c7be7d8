package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.OperatorValue;
import io.personality.model.Ranking;
import io.personality.model.Similarity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A ranking: one host a row, with its similarity as number, bar and interval, how much of it is
 * known, and what keeps it from 1.
 *
 * <p><i>Immutable.</i> Where the width leaves no room beside the figures the reasons go below them.
 *
 * @param look where it is shown
 */
public record RankingTable(Look look) {
  private static final int BAR = 19;
  private static final int SHORTEST_BAR = 9;
  private static final int LEAST_REASON = 36;
  private static final int LEAST_HOST = 12;

  /** What stands between the host and the end of a row: score, interval, known and gaps. */
  private static final int FIGURES = 2 + 4 + 2 + 2 + 9 + 2 + 5;

  /**
   * Draws it.
   *
   * @param title what was asked for
   * @param ranking with at least one candidate
   * @param explanations one a candidate, in the same order
   * @param took how long the ranking took
   */
  public String render(
      String title, Ranking ranking, List<Explanation> explanations, Duration took) {
    StringBuilder page = new StringBuilder(headline(title, ranking, took)).append("\n\n");
    List<List<OperatorValue>> operator =
        ranking.candidates().stream().limit(explanations.size()).map(Candidate::operator).toList();
    Shape shape = shape(explanations, operator);
    heading(page, shape, operator.get(0));
    for (int i = 0; i < explanations.size(); i++) {
      row(page, shape, new Row(i + 1, explanations.get(i), operator.get(i)));
    }
    if (explanations.stream().anyMatch(e -> e.similarity().lower() < e.similarity().upper())) {
      page.append('\n').append(look.ink(Ink.FAINT, "bar: " + Bar.legend(look))).append('\n');
    }
    return page.toString();
  }

  private String headline(String title, Ranking ranking, Duration took) {
    List<String> counts = new ArrayList<>();
    counts.add(Figures.count(ranking.hosts(), "host", "hosts"));
    counts.add(Figures.count(ranking.feasible()) + " can");
    if (ranking.lackRoom() > 0) {
      counts.add(
          Figures.count(ranking.lackRoom())
              + (ranking.lackRoom() == 1 ? " lacks" : " lack")
              + " room");
    }
    int refused = ranking.hosts() - ranking.feasible() - ranking.lackRoom();
    if (refused > 0) {
      counts.add(Figures.count(refused) + (refused == 1 ? " is" : " are") + " no match");
    }
    String facts = String.join(", ", counts) + "    " + Figures.elapsed(took);
    boolean oneLine = Lines.width(title) + 4 + Lines.width(facts) <= look.width();
    return look.ink(Ink.STRONG, title) + (oneLine ? "    " : "\n") + facts;
  }

  /**
   * Widths that all rows share.
   *
   * @param number of the row numbers
   * @param host of the hosts' names; a longer name has a line to itself
   * @param bar cells of the bar
   * @param operator of each of the operator's terms; none where they are put below
   * @param reason left for the reasons beside the figures; 0 puts them below
   */
  private record Shape(int number, int host, int bar, List<Integer> operator, int reason) {}

  private Shape shape(List<Explanation> explanations, List<List<OperatorValue>> operator) {
    int number = Math.max(2, Integer.toString(explanations.size()).length());
    int longest =
        explanations.stream().mapToInt(e -> Lines.width(e.host().value())).max().orElse(0);
    int wanted = Math.max(longest, 4);
    List<Integer> columns = columns(operator);
    int beside = columns.stream().mapToInt(width -> 2 + width).sum();
    int room = look.width() - number - 2 - FIGURES;
    if (room - beside >= LEAST_HOST + SHORTEST_BAR) {
      room -= beside;
    } else {
      columns = List.of();
    }
    int bar = Math.max(SHORTEST_BAR, Math.min(BAR, room - wanted));
    int host = Math.min(wanted, room - bar);
    int rest = room - bar - host - 2;
    return new Shape(number, host, bar, columns, rest >= LEAST_REASON ? rest : 0);
  }

  private static List<Integer> columns(List<List<OperatorValue>> operator) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < operator.get(0).size(); i++) {
      int at = i;
      widths.add(OperatorFigures.width(operator.stream().map(row -> row.get(at)).toList()));
    }
    return widths;
  }

  private void heading(StringBuilder page, Shape shape, List<OperatorValue> operator) {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < shape.operator().size(); i++) {
      String name = operator.get(i).term().label();
      columns.append("  ").append(Lines.right(name, shape.operator().get(i)));
    }
    String line =
        Lines.right("#", shape.number())
            + "  "
            + Lines.left("host", shape.host())
            + "  "
            + Lines.left("similarity", 6 + shape.bar())
            + "  "
            + Lines.left("between", 9)
            + "  "
            + Lines.right("known", 5)
            + columns
            + (shape.reason() > 0 ? "  why not 1.00" : "");
    page.append(look.ink(Ink.FAINT, line)).append('\n');
  }

  /** What a row shows. */
  private record Row(int number, Explanation explanation, List<OperatorValue> operator) {}

  private void row(StringBuilder page, Shape shape, Row row) {
    Similarity similarity = row.explanation().similarity();
    String host = row.explanation().host().value();
    page.append(Lines.right(Integer.toString(row.number()), shape.number())).append("  ");
    page.append(look.ink(Ink.STRONG, host));
    int start = shape.number() + 2 + shape.host();
    if (Lines.width(host) > shape.host()) {
      page.append('\n').append(" ".repeat(start));
    } else {
      page.append(" ".repeat(shape.host() - Lines.width(host)));
    }
    page.append("  ")
        .append(look.ink(Ink.STRONG, Figures.score(similarity.expected())))
        .append("  ")
        .append(Bar.of(similarity, shape.bar(), look))
        .append("  ")
        .append(Lines.left(Figures.interval(similarity), 9))
        .append("  ")
        .append(Lines.right(Figures.percent(similarity.coverage()), 5));
    for (int i = 0; i < shape.operator().size(); i++) {
      String figure = OperatorFigures.figure(row.operator().get(i));
      page.append("  ").append(Lines.right(figure, shape.operator().get(i)));
    }
    reasons(page, shape, row.explanation());
    if (shape.operator().isEmpty() && !row.operator().isEmpty()) {
      String text = OperatorFigures.sentence(row.operator());
      Lines.append(page, text, shape.number() + 2, look.width());
    }
  }

  private void reasons(StringBuilder page, Shape shape, Explanation explanation) {
    boolean below = shape.reason() == 0;
    int indent = shape.number() + 2;
    String text = reasons(explanation, below ? look.width() - indent : shape.reason());
    if (text.isEmpty()) {
      page.append('\n');
    } else if (below) {
      page.append('\n').append(" ".repeat(indent)).append(look.ink(Ink.FAINT, text)).append('\n');
    } else {
      page.append("  ").append(look.ink(Ink.FAINT, text)).append('\n');
    }
  }

  /** As many reasons as fit whole; of the first, as many words as fit. */
  private String reasons(Explanation explanation, int width) {
    String text = "";
    for (String reason : Reasons.of(explanation, look)) {
      String longer = text.isEmpty() ? reason : text + "; " + reason;
      if (Lines.width(longer) <= width) {
        text = longer;
      } else if (text.isEmpty()) {
        return Lines.shortened(reason, width, look.either("…", "..."));
      }
    }
    if (text.isEmpty() && explanation.similarity().exact()) {
      return "all that was asked";
    }
    return text;
  }
}
