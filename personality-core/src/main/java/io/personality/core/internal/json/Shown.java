package io.personality.core.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Values as messages show them: JSON, cut after about 60 characters. <i>Thread-safe.</i> */
final class Shown {
  private static final int MAX_LENGTH = 60;

  private Shown() {}

  /** A value and its kind, such as {@code "five" (a text)}. */
  static String withKind(JsonNode node) {
    return node.isNull() ? "null" : of(node) + " (" + kind(node) + ")";
  }

  /** A value. */
  static String of(JsonNode node) {
    StringBuilder out = new StringBuilder();
    append(node, out);
    return out.length() > MAX_LENGTH + 10 ? cut(out.toString()) + "..." : out.toString();
  }

  /** A text in quotation marks. */
  static String of(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** A text without quotation marks, with whatever would disturb a terminal escaped. */
  static String plain(String text) {
    String start = text.length() > MAX_LENGTH ? cut(text) + "..." : text;
    StringBuilder out = new StringBuilder();
    JsonStringEncoder.getInstance().quoteAsString(start, out);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        out.replace(i, i + 1, String.format("\\u%04x", (int) c));
      }
    }
    return out.toString();
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      default -> "null";
    };
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return text.substring(0, end);
  }

  /** Stops once enough is written, so that the cost does not depend on the size of the value. */
  private static void append(JsonNode node, StringBuilder out) {
    if (out.length() > MAX_LENGTH) {
      return;
    }
    if (node.isObject()) {
      out.append('{');
      Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
      while (members.hasNext() && out.length() <= MAX_LENGTH) {
        Map.Entry<String, JsonNode> member = members.next();
        out.append(of(member.getKey())).append(": ");
        append(member.getValue(), out);
        out.append(members.hasNext() ? ", " : "");
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (int i = 0; i < node.size() && out.length() <= MAX_LENGTH; i++) {
        out.append(i == 0 ? "" : ", ");
        append(node.get(i), out);
      }
      out.append(']');
    } else {
      out.append(node.isTextual() ? of(node.textValue()) : node.asText());
    }
  }
}
