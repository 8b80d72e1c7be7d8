package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.StorageException;
import io.personality.Violation;
import java.util.function.Function;

/** Reads documents that this library has stored, possibly another version of it. */
final class OwnDocuments {
  private OwnDocuments() {}

  static <T> T read(String what, String document, JsonLimits limits, Function<JsonNode, T> tree) {
    ParsedJson parsed = JsonText.parse(document, limits);
    if (!parsed.violations().isEmpty()) {
      Violation first = parsed.violations().get(0);
      throw new StorageException("cannot read a stored " + what + ": " + first);
    }
    try {
      return tree.apply(parsed.tree().orElseThrow());
    } catch (IllegalArgumentException e) { // a member is missing or has a value of a newer version
      throw new StorageException(
          "cannot read a stored " + what + "; was it written by a newer version?", false, e);
    }
  }

  /** A member that must be there. */
  static JsonNode member(JsonNode tree, String name) {
    return tree.required(name);
  }

  static String text(JsonNode tree, String name) {
    JsonNode member = member(tree, name);
    if (!member.isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return member.textValue();
  }
}
