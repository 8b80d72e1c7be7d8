package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Reads profile documents; the resource {@code profile.schema.json} describes them.
 *
 * <p>Whether the names in a profile exist is not asked here: the catalogue knows, see {@link
 * ParsedProfile}.
 *
 * <p><i>Thread-safe.</i>
 */
public final class ProfileReader {
  private static final JsonSchema SCHEMA = JsonSchema.load("profile.schema.json");

  private ProfileReader() {}

  /** Reads a document; never throws, whatever the bytes are. */
  public static ParsedProfile read(byte[] utf8) {
    return read(JsonText.parse(utf8, JsonLimits.DOCUMENT));
  }

  /** Reads a document; never throws, whatever the text is. */
  public static ParsedProfile read(String text) {
    return read(JsonText.parse(text, JsonLimits.DOCUMENT));
  }

  /** Reads a document that is part of another one, whose text has been read without faults. */
  static ParsedProfile read(JsonNode tree) {
    return read(new ParsedJson(Optional.of(tree), List.of()));
  }

  private static ParsedProfile read(ParsedJson parsed) {
    if (parsed.tree().isEmpty()) {
      return ParsedProfile.refused(parsed.violations().stream().sorted().toList());
    }
    JsonNode tree = parsed.tree().get();
    List<Violation> schemaFaults = SCHEMA.violations(tree);
    Faults faults = Faults.of(parsed, tree, schemaFaults);
    return tree.isObject()
        ? new ProfileTree(tree, faults).read()
        : ParsedProfile.refused(faults.sorted());
  }
}
