package io.personality.core.internal.query;

import io.personality.model.Asked;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the few JSON values that a suggested change consists of (RFC 8259). */
final class JsonLiteral {
  private JsonLiteral() {}

  static String of(Asked asked) {
    if (asked instanceof Asked.Number number) {
      double value = number.number();
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
    if (asked instanceof Asked.Flag flag) {
      return Boolean.toString(flag.present());
    }
    return asked instanceof Asked.Text text
        ? of(text.text())
        : ofTexts(((Asked.Names) asked).names());
  }

  static String ofAll(List<Asked> values) {
    return values.stream().map(JsonLiteral::of).collect(Collectors.joining(",", "[", "]"));
  }

  static String ofTexts(List<String> texts) {
    return texts.stream().map(JsonLiteral::of).collect(Collectors.joining(",", "[", "]"));
  }

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
