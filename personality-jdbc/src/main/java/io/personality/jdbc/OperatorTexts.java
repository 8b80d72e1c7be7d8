package io.personality.jdbc;

import io.personality.StorageException;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorTerms.Wish;
import io.personality.model.OperatorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the operator wished as text, such as {@code 0.02;256;seed=7;pack=0.05,cost=0.0}, and what a
 * host had of it, such as {@code pack=0.25,cost=}.
 */
final class OperatorTexts {
  private static final String BEST_FIRST = "best-first";
  private static final String BY_REQUEST = "by-request";
  private static final String SEED = "seed=";

  private OperatorTexts() {}

  static String text(OperatorTerms terms) {
    String wishes =
        terms.wishes().stream()
            .map(wish -> Names.text(wish.term()) + "=" + wish.step())
            .collect(Collectors.joining(","));
    return terms.tolerance() + ";" + terms.pool() + ";" + text(terms.choice()) + ";" + wishes;
  }

  private static String text(Choice choice) {
    if (choice instanceof Choice.Seeded seeded) {
      return SEED + seeded.seed();
    }
    return choice instanceof Choice.ByRequest ? BY_REQUEST : BEST_FIRST;
  }

  static OperatorTerms terms(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 4) {
      throw unreadable(text);
    }
    try {
      List<Wish> wishes = new ArrayList<>();
      for (String[] wish : pairs(parts[3])) {
        wishes.add(
            new Wish(Names.constant(OperatorTerm.class, wish[0]), Double.parseDouble(wish[1])));
      }
      return new OperatorTerms(
          wishes, Double.parseDouble(parts[0]), choice(parts[2]), Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException e) {
      throw new StorageException("cannot read the operator's terms \"" + text + "\"", false, e);
    }
  }

  private static Choice choice(String text) {
    if (text.startsWith(SEED)) {
      return new Choice.Seeded(Long.parseLong(text.substring(SEED.length())));
    }
    return switch (text) {
      case BEST_FIRST -> new Choice.BestFirst();
      case BY_REQUEST -> new Choice.ByRequest();
      default -> throw unreadable(text);
    };
  }

  static String text(List<OperatorValue> values) {
    return values.stream()
        .map(
            value ->
                Names.text(value.term())
                    + "="
                    + (value.value().isPresent() ? value.value().getAsDouble() : ""))
        .collect(Collectors.joining(","));
  }

  static List<OperatorValue> values(String text) {
    List<OperatorValue> values = new ArrayList<>();
    try {
      for (String[] pair : pairs(text)) {
        OptionalDouble value =
            pair[1].isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(pair[1]));
        values.add(new OperatorValue(Names.constant(OperatorTerm.class, pair[0]), value));
      }
    } catch (IllegalArgumentException e) {
      throw new StorageException("cannot read the operator's values \"" + text + "\"", false, e);
    }
    return values;
  }

  private static List<String[]> pairs(String text) {
    List<String[]> pairs = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String one : text.split(",", -1)) {
        String[] pair = one.split("=", -1);
        if (pair.length != 2) {
          throw unreadable(text);
        }
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static StorageException unreadable(String text) {
    return new StorageException(
        "cannot read \""
            + text
            + "\" as something of the operator's; was it written by a newer"
            + " version?");
  }
}
