package io.personality.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.personality.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds a tree from text, token by token: Jackson's own tree keeps the last of duplicate keys in
 * silence, turns 1e400 into infinity, and stops at its first fault.
 *
 * <p><i>Confined to one thread</i>, for one document.
 */
final class JsonTreeReader {
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_KEY_LENGTH = 1_000;
  private static final int MAX_VIOLATIONS = 1_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Jackson's own limits lie beyond ours, since only ours name the place of a fault. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** What Jackson's messages say about its own settings. */
  private static final Pattern ASIDES =
      Pattern.compile(
          "Source: REDACTED [^;]*; |: enable `[^`]*` to allow| \\(not recognized as one since[^)]*\\)");

  private final JsonLimits limits;
  private final List<Violation> violations = new ArrayList<>();

  JsonTreeReader(JsonLimits limits) {
    this.limits = limits;
  }

  /** Reads one document. */
  ParsedJson read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return ParsedJson.refused(
            new Violation("", "the document is empty", "write a JSON object, in braces"));
      }
      JsonNode tree = value(parser, first, 1);
      if (parser.nextToken() != null) {
        add(
            new Violation(
                "",
                at(parser.currentTokenLocation()) + ": there is more after the end of the document",
                "keep one document only"));
        return new ParsedJson(Optional.empty(), violations);
      }
      return new ParsedJson(Optional.of(tree), violations);
    } catch (Refused refused) {
      add(refused.violation);
    } catch (JsonProcessingException e) {
      add(syntax(e));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("reading from memory cannot fail", e);
    }
    return new ParsedJson(Optional.empty(), violations);
  }

  private JsonNode value(JsonParser parser, JsonToken token, int depth)
      throws IOException, Refused {
    return switch (token) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> array(parser, depth);
      case VALUE_STRING -> text(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object(JsonParser parser, int depth) throws IOException, Refused {
    checkDepth(parser, depth);
    ObjectNode object = NODES.objectNode();
    int children = 0;
    Set<String> dropped = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      checkChildren(parser, ++children);
      boolean usable = usableKey(parser, key);
      if (usable && object.has(key)) {
        usable = false;
        if (dropped.add(key)) {
          String message =
              "the key "
                  + Shown.of(key)
                  + " is there again at "
                  + at(parser.currentTokenLocation());
          add(new Violation(pointer(parser), message, "keep one of them"));
        }
      }
      JsonNode value = value(parser, parser.nextToken(), depth + 1);
      if (usable) {
        object.set(key, value);
      }
    }
    return object;
  }

  private JsonNode array(JsonParser parser, int depth) throws IOException, Refused {
    checkDepth(parser, depth);
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      checkChildren(parser, array.size() + 1);
      array.add(value(parser, token, depth + 1));
    }
    return array;
  }

  private boolean usableKey(JsonParser parser, String key) {
    if (key.length() > MAX_KEY_LENGTH) {
      String message =
          "the key "
              + Shown.of(key)
              + " has "
              + key.length()
              + " characters; at most "
              + MAX_KEY_LENGTH
              + " are allowed";
      add(new Violation(parent(parser), message, "shorten it"));
      return false;
    }
    if (hasHalfPair(key)) {
      add(halfPair(parent(parser), "the key " + Shown.of(key)));
      return false;
    }
    return true;
  }

  /** The object whose key was read: a key that cannot be shown makes no pointer. */
  private static String parent(JsonParser parser) {
    return parser.getParsingContext().getParent().pathAsPointer().toString();
  }

  private JsonNode text(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (hasHalfPair(text)) {
      add(halfPair(pointer(parser), "the text " + Shown.of(text)));
      return NODES.nullNode();
    }
    return NODES.textNode(text);
  }

  private JsonNode number(JsonParser parser) throws IOException {
    String digits = parser.getText();
    if (digits.length() > MAX_NUMBER_LENGTH) {
      String message =
          "the number "
              + Shown.plain(digits)
              + " has "
              + digits.length()
              + " characters; at most "
              + MAX_NUMBER_LENGTH
              + " are allowed";
      add(new Violation(pointer(parser), message, "round it"));
      return NODES.nullNode();
    }
    double nearest = Double.parseDouble(digits);
    boolean zero = isZero(digits);
    if (Double.isInfinite(nearest) || (nearest == 0 && !zero)) {
      String message =
          "the number "
              + Shown.plain(digits)
              + " is too "
              + (nearest == 0 ? "near to 0" : "far from 0");
      String remedy = "write a number between 1e-300 and 1e300, or 0";
      add(new Violation(pointer(parser), message, remedy));
      return NODES.nullNode();
    }
    return DecimalNode.valueOf(zero ? BigDecimal.ZERO : new BigDecimal(digits));
  }

  /** Whether no digit before the exponent is other than 0; exponents of zeros have no bounds. */
  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  private void checkDepth(JsonParser parser, int depth) throws Refused {
    if (depth > limits.maxDepth()) {
      throw refused(parser, "nested deeper than " + limits.maxDepth() + " levels");
    }
  }

  private void checkChildren(JsonParser parser, int count) throws Refused {
    if (count > limits.maxChildren()) {
      throw refused(parser, "more than " + limits.maxChildren() + " elements");
    }
  }

  private static Refused refused(JsonParser parser, String what) {
    String message = at(parser.currentTokenLocation()) + ": " + what;
    return new Refused(new Violation(pointer(parser), message, "make it smaller"));
  }

  private void add(Violation violation) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(violation);
    }
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static Violation halfPair(String pointer, String what) {
    return new Violation(
        pointer, what + " holds half of a surrogate pair, which is no character", "remove it");
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private static String at(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Violation syntax(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String message = ASIDES.matcher(e.getOriginalMessage()).replaceAll("");
    String shown = message.length() > 200 ? message.substring(0, 200) + "..." : message;
    String where = location == null ? "" : at(location) + ": ";
    return new Violation("", where + shown, "correct the JSON there");
  }

  /** Ends the reading. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Violation violation;

    Refused(Violation violation) {
      super(violation.message());
      this.violation = violation;
    }
  }
}
