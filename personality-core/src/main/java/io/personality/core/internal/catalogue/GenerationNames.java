package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names by which generations are asked for, each brought to one form: "4th Gen EPYC", "EPYC Gen
 * 4", "Milan", "Zen 3", "Graviton4", "EPYC".
 *
 * <p><i>Immutable</i> once built.
 */
final class GenerationNames {
  private static final Set<String> NOISE =
      Set.of(
          "intel",
          "amd",
          "arm",
          "aws",
          "amazon",
          "azure",
          "microsoft",
          "google",
          "alibaba",
          "nvidia",
          "processor",
          "processors",
          "cpu",
          "cpus",
          "family",
          "series",
          "or",
          "newer",
          "later",
          "better",
          "and",
          "above",
          "the",
          "a");
  private static final List<String> ORDINALS =
      List.of(
          "zeroth",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth");

  private final Map<String, Set<ProcessorGeneration>> byKey = new LinkedHashMap<>();
  private final Set<String> display = new LinkedHashSet<>();

  /** The generations of the catalogue, with the names that go with ordinals, by lineage. */
  GenerationNames(List<ProcessorGeneration> generations, Map<String, List<String>> ordinalNames) {
    for (ProcessorGeneration generation : generations) {
      generation.aliases().forEach(alias -> add(alias, generation));
      if (!generation.core().isEmpty()) {
        add(generation.line(), generation);
      } else if (!generation.exception()) {
        addOwn(generation, ordinalNames.getOrDefault(generation.ref().lineage(), List.of()));
      }
    }
  }

  private void addOwn(ProcessorGeneration generation, List<String> ordinalNames) {
    add(generation.label(), generation);
    add(generation.line(), generation);
    for (String part : generation.microarchitecture().split("[()]", -1)) {
      add(part, generation);
    }
    for (String name : ordinalNames) {
      // "Xeon" names all of its lineage, "Xeon Scalable" a part.
      if (generation.line().startsWith(name)) {
        add(name, generation);
      }
      if (generation.ordinal() > 0) {
        String nth = nth(generation.ordinal());
        add(nth + " Gen " + name, generation);
        addQuietly(name + " " + nth + " Gen", generation);
        addQuietly(name + " " + nth, generation);
        addQuietly(name + " Gen " + generation.ordinal(), generation);
        addQuietly(name + " " + generation.ordinal(), generation);
      }
    }
  }

  private void add(String name, ProcessorGeneration generation) {
    addQuietly(name, generation);
    if (!name.isBlank()) {
      display.add(name.strip());
    }
  }

  /** Adds a way of writing that is understood but not suggested. */
  private void addQuietly(String name, ProcessorGeneration generation) {
    String key = key(name);
    if (!key.isEmpty()) {
      byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(generation);
    }
  }

  /** What goes by {@code name}; empty where nothing does. */
  List<ProcessorGeneration> named(String name) {
    String key = key(name);
    Set<ProcessorGeneration> exact = byKey.get(key);
    if (exact == null && key.endsWith("+")) {
      exact = byKey.get(key.substring(0, key.length() - 1));
    }
    return exact == null ? List.of() : List.copyOf(exact);
  }

  /** The names to suggest from. */
  Collection<String> all() {
    return display;
  }

  /**
   * The number that {@code name} is, as in "13th", "Gen 13", "thirteenth generation"; 0 for none.
   */
  static int bareOrdinal(String name) {
    List<String> tokens = tokens(name);
    tokens.remove("gen");
    if (tokens.size() != 1) {
      return 0;
    }
    String token = tokens.get(0);
    String digits = token.endsWith("+") ? token.substring(0, token.length() - 1) : token;
    if (digits.startsWith("gen")) {
      digits = digits.substring(3);
    }
    if (digits.length() > 2 && "st nd rd th".contains(digits.substring(digits.length() - 2))) {
      digits = digits.substring(0, digits.length() - 2);
    }
    boolean number = digits.length() <= 2 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !digits.isEmpty() ? Integer.parseInt(digits) : 0;
  }

  /** The year that {@code name} is, from 1995 to 2099; 0 for none. */
  static int bareYear(String name) {
    String key = key(name);
    String digits = key.endsWith("+") ? key.substring(0, key.length() - 1) : key;
    if (digits.length() != 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int year = Integer.parseInt(digits);
    return year >= 1995 && year < 2100 ? year : 0;
  }

  private static String key(String name) {
    return String.join("", tokens(name));
  }

  private static List<String> tokens(String name) {
    List<String> tokens = new ArrayList<>();
    for (String token : NameText.words(name).split(" ", -1)) {
      if (token.isEmpty() || NOISE.contains(token)) {
        continue;
      }
      int ordinal = ORDINALS.indexOf(token);
      if (ordinal >= 0) {
        tokens.add(nth(ordinal));
      } else {
        tokens.add(token.startsWith("generation") ? "gen" : token);
      }
    }
    return tokens;
  }

  private static String nth(int number) {
    String suffix =
        number % 100 / 10 == 1
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + suffix;
  }
}
