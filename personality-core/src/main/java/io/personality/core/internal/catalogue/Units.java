package io.personality.core.internal.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Units by dimension, each with its factor to the dimension's base.
 *
 * <p><i>Immutable.</i>
 */
public final class Units {
  private static final int LONGEST_QUANTITY = 64;

  private record Unit(String dimension, double factor) {}

  private final Map<String, Unit> units = new TreeMap<>();

  /** Takes the units of all documents, later ones replacing earlier ones of the name. */
  Units(List<Tree> documents) {
    for (Tree document : documents) {
      document.list("units").forEach(this::add);
    }
  }

  private void add(Tree dimension) {
    String name = dimension.text("dimension");
    dimension
        .members("units")
        .forEach((unit, factor) -> units.put(unit, new Unit(name, factor.asNumber())));
  }

  /** Converts between two units of one dimension; empty where either is unknown or they differ. */
  public Optional<Double> convert(double number, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(number);
    }
    Unit source = units.get(from);
    Unit target = units.get(to);
    if (source == null || target == null || !source.dimension().equals(target.dimension())) {
      return Optional.empty();
    }
    // Dividing factors first keeps conversions by whole powers exact.
    double factor = source.factor() / target.factor();
    return Optional.of(number * factor);
  }

  /**
   * Reads a quantity such as {@code 100GbE}, {@code 32 MiB} or {@code 3200} and converts it.
   *
   * @param to the unit wanted, also assumed where the text has none
   */
  public Optional<Double> parse(String text, String to) {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST_QUANTITY) {
      return Optional.empty();
    }
    int end = 0;
    while (end < trimmed.length() && "0123456789.".indexOf(trimmed.charAt(end)) >= 0) {
      end++;
    }
    if (end == 0) {
      return Optional.empty();
    }
    double number;
    try {
      number = Double.parseDouble(trimmed.substring(0, end));
    } catch (NumberFormatException e) {
      return Optional.empty(); // several dots: no quantity, which the caller reports with the text
    }
    String unit = trimmed.substring(end).strip();
    return unit.isEmpty() ? Optional.of(number) : convert(number, unit, to);
  }

  /** The units that can be converted to the given one, for messages. */
  public Collection<String> like(String unit) {
    Unit known = units.get(unit);
    return units.entrySet().stream()
        .filter(e -> known != null && e.getValue().dimension().equals(known.dimension()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
