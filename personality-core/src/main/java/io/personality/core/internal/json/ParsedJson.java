package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a text held.
 *
 * <p><i>Immutable</i>, as long as nobody changes the tree.
 *
 * @param tree the document without what is at fault: a duplicate key keeps its first value, a
 *     number or text that cannot be used is null; empty if the text is no JSON
 * @param violations the faults, in the order of the text
 */
public record ParsedJson(Optional<JsonNode> tree, List<Violation> violations) {
  /** Copies the list. */
  public ParsedJson {
    violations = List.copyOf(violations);
    if (tree.isEmpty() && violations.isEmpty()) {
      throw new IllegalArgumentException("a text without a tree must have a fault");
    }
  }

  static ParsedJson refused(Violation violation) {
    return new ParsedJson(Optional.empty(), List.of(violation));
  }

  /**
   * The tree as plain values: {@code Map<String, Object>} in the order of the text, {@code
   * List<Object>}, {@code String}, {@code BigDecimal}, {@code Boolean} and {@link JsonNull#NULL}.
   *
   * @return empty if the text has any fault
   */
  public Optional<Object> plain() {
    return violations.isEmpty() ? tree.map(ParsedJson::plain) : Optional.empty();
  }

  private static Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(plain(element)));
        yield list;
      }
      case STRING -> node.textValue();
      case NUMBER -> node.decimalValue();
      case BOOLEAN -> node.booleanValue();
      default -> JsonNull.NULL;
    };
  }
}
