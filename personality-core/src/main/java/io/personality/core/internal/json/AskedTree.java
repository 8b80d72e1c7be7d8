package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.model.Asked;
import io.personality.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes asked values and conditions of those parts of a profile's tree that the schema allows.
 *
 * <p><i>Confined to one thread</i>, for one document.
 */
final class AskedTree {
  private static final List<String> CONDITIONS =
      List.of("at_least", "at_most", "one_of", "none_of", "has_all", "has_any");

  private final Faults faults;

  AskedTree(Faults faults) {
    this.faults = faults;
  }

  /** The condition of a requirement or avoidance; empty if it has a fault. */
  Optional<Condition> condition(String pointer, JsonNode node) {
    Optional<String> key = CONDITIONS.stream().filter(node::has).findFirst();
    if (key.isEmpty() || faults.at(pointer)) {
      return Optional.empty();
    }
    String place = Pointers.child(pointer, key.get());
    JsonNode operand = node.get(key.get());
    if (faults.within(place)) {
      return Optional.empty();
    }
    String unit = unit(pointer, node, operand);
    return switch (key.get()) {
      case "at_least" -> scalar(place, operand, unit).map(Condition.AtLeast::new);
      case "at_most" -> scalar(place, operand, unit).map(Condition.AtMost::new);
      case "one_of" -> scalars(place, operand, unit).map(Condition.OneOf::new);
      case "none_of" -> scalars(place, operand, unit).map(Condition.NoneOf::new);
      case "has_all" -> names(place, operand).map(Condition.HasAll::new);
      default -> names(place, operand).map(Condition.HasAny::new);
    };
  }

  /** The plain value of a preference; empty if it has a fault. */
  Optional<Asked> value(String pointer, JsonNode node, String unit) {
    if (faults.within(pointer)) {
      return Optional.empty();
    }
    return node.isArray()
        ? names(pointer, node).map(Asked.Names::new)
        : scalar(pointer, node, unit);
  }

  /** The unit written beside a value, which only numbers may have; empty if there is none. */
  String unit(String pointer, JsonNode node, JsonNode operand) {
    String place = Pointers.child(pointer, "unit");
    if (!node.has("unit") || faults.within(place)) {
      return "";
    }
    String unit = node.get("unit").textValue();
    boolean numbers = operand.isNumber();
    for (JsonNode element : operand) {
      numbers |= element.isNumber();
    }
    if (!numbers) {
      faults.add(
          place, "the unit " + Shown.of(unit) + " has no number", "remove it, or write a number");
      return "";
    }
    return faults
        .attempt(place, () -> new Asked.Number(0, unit))
        .map(Asked.Number::unit)
        .orElse("");
  }

  private Optional<Asked> scalar(String pointer, JsonNode node, String unit) {
    if (node.isNumber()) {
      return Optional.of(new Asked.Number(node.decimalValue().doubleValue(), unit));
    }
    if (node.isBoolean()) {
      return Optional.of(new Asked.Flag(node.booleanValue()));
    }
    return faults.attempt(pointer, () -> new Asked.Text(node.textValue()));
  }

  private Optional<List<Asked>> scalars(String pointer, JsonNode array, String unit) {
    List<Asked> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      scalar(Pointers.child(pointer, i), array.get(i), unit).ifPresent(values::add);
    }
    return values.size() == array.size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<List<String>> names(String pointer, JsonNode array) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String name = array.get(i).textValue();
      faults
          .attempt(Pointers.child(pointer, i), () -> new Asked.Text(name))
          .ifPresent(text -> names.add(text.text()));
    }
    return names.size() == array.size() ? Optional.of(names) : Optional.empty();
  }
}
