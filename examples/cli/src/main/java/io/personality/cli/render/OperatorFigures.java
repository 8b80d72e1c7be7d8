package io.personality.cli.render;

import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What hosts have of the operator's terms, as people read it. */
final class OperatorFigures {
  private OperatorFigures() {}

  /** The figure alone, for a column under the term's name. */
  static String figure(OperatorValue value) {
    if (value.value().isEmpty()) {
      return "unknown";
    }
    double number = value.value().getAsDouble();
    return value.term() == OperatorTerm.PACK || value.term() == OperatorTerm.SPREAD
        ? Figures.percent(number)
        : Figures.number(number);
  }

  /** All of a host's, such as {@code cost 0.4 per hour, spread 50 % of the host in use}. */
  static String sentence(List<OperatorValue> values) {
    return values.stream().map(OperatorFigures::phrase).collect(Collectors.joining(", "));
  }

  private static String phrase(OperatorValue value) {
    String figure = value.term().label() + " " + figure(value);
    if (value.value().isEmpty()) {
      return figure;
    }
    return switch (value.term()) {
      case PACK, SPREAD -> figure + " of the host in use";
      case COST, POWER, EVACUABILITY -> figure + " " + value.term().unit();
    };
  }

  /** How the choice was made, such as {@code within 0.02 of the best by cost, seed 7}. */
  static String rule(OperatorTerms terms) {
    List<String> parts = new ArrayList<>();
    terms.wishes().forEach(wish -> parts.add(wish.term().label()));
    if (terms.choice() instanceof Choice.Seeded seeded) {
      parts.add("seed " + seeded.seed());
    }
    return "among hosts within "
        + Figures.number(terms.tolerance())
        + " of the best by "
        + String.join(", then ", parts);
  }

  /** How wide a column of these has to be. */
  static int width(List<OperatorValue> column) {
    return column.stream()
        .mapToInt(v -> Math.max(Lines.width(v.term().label()), Lines.width(figure(v))))
        .max()
        .orElse(0);
  }
}
