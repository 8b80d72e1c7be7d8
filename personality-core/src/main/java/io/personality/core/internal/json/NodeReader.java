package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.core.internal.catalogue.Suggestions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the members of one JSON object, and reports what does not fit.
 *
 * <p><i>Confined to one thread.</i>
 */
final class NodeReader {
  private static final String EXAMPLE_TIME = "UTC as ISO 8601, such as 2026-11-24T10:00:00Z";
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");

  private final JsonNode object;
  private final String pointer;
  private final Faults faults;

  private NodeReader(JsonNode object, String pointer, Faults faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** A reader of an object that may have the keys listed; a fault where it is none. */
  static Optional<NodeReader> of(JsonNode node, String pointer, Faults faults, List<String> keys) {
    if (!node.isObject()) {
      faults.refuse(node, pointer, "write an object");
      return Optional.empty();
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        faults.add(
            Pointers.child(pointer, name),
            "unknown key " + Shown.of(name),
            Suggestions.remedy(name, keys, "known are " + String.join(", ", keys)));
      }
    }
    return Optional.of(new NodeReader(node, pointer, faults));
  }

  String at(String key) {
    return Pointers.child(pointer, key);
  }

  boolean has(String key) {
    return object.has(key);
  }

  /** A member that must be there. */
  Optional<JsonNode> required(String key) {
    JsonNode member = object.get(key);
    if (member == null) {
      faults.add(pointer, "lacks \"" + key + "\"", "add it");
    }
    return Optional.ofNullable(member);
  }

  /** A member that may be there. */
  Optional<JsonNode> optional(String key) {
    return Optional.ofNullable(object.get(key));
  }

  /** A text of at most that many characters; empty where it is absent or at fault. */
  Optional<String> text(String key, int longest) {
    return optional(key).flatMap(node -> text(node, at(key), longest, faults));
  }

  /** A text whose faults are reported elsewhere. */
  Optional<String> plainText(String key) {
    return optional(key).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  static Optional<String> text(JsonNode node, String pointer, int longest, Faults faults) {
    String text = node.isTextual() ? node.textValue() : "";
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > longest
        || text.chars().anyMatch(Character::isISOControl)) {
      faults.refuse(
          node,
          pointer,
          "write a text of 1 to "
              + longest
              + " characters, not blank, none of them a control character");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A whole number within bounds; empty where it is absent or at fault. */
  Optional<Long> whole(String key, long least, long most) {
    return optional(key)
        .flatMap(
            node -> {
              if (node.isNumber()
                  && node.canConvertToLong()
                  && node.decimalValue().stripTrailingZeros().scale() <= 0
                  && node.longValue() >= least
                  && node.longValue() <= most) {
                return Optional.of(node.longValue());
              }
              faults.refuse(node, at(key), "write a whole number from " + least + " to " + most);
              return Optional.empty();
            });
  }

  /** A time; empty where it is absent or at fault. */
  Optional<Instant> time(String key) {
    return optional(key).flatMap(node -> time(node, at(key)));
  }

  private Optional<Instant> time(JsonNode node, String place) {
    try {
      // The pattern keeps out other offsets and years of five digits, which Instant.parse takes.
      if (node.isTextual() && TIME.matcher(node.textValue()).matches()) {
        return Optional.of(Instant.parse(node.textValue()));
      }
    } catch (DateTimeException e) {
      faults.add(place, Shown.of(node) + " is no day of the calendar", "write " + EXAMPLE_TIME);
      return Optional.empty();
    }
    faults.refuse(node, place, "write " + EXAMPLE_TIME);
    return Optional.empty();
  }

  /** Refuses an array that is too long, and everything that is no array. */
  Optional<JsonNode> array(String key, int most) {
    return optional(key)
        .filter(
            node -> {
              boolean fits = node.isArray() && node.size() <= most;
              if (!fits) {
                faults.refuse(node, at(key), "write an array of at most " + most + " elements");
              }
              return fits;
            });
  }
}
