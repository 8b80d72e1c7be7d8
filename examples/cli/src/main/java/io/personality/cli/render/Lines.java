package io.personality.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Lines of text: padded, wrapped between words, joined. Hosts' names are never cut. */
final class Lines {
  private Lines() {}

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** The text in lines of at most that width, broken between words; longer words stay whole. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text, or as many of its words as fit, and a sign that there were more. */
  static String shortened(String text, int width, String more) {
    if (width(text) <= width) {
      return text;
    }
    String first = wrapped(text, Math.max(1, width - width(more) - 1)).get(0);
    String bare = first.replaceFirst("[,;:(]+$", "");
    return bare + " " + more;
  }

  /** Wrapped, each line behind the indent, and ended. */
  static void append(StringBuilder page, String text, int indent, int width) {
    for (String line : wrapped(text, width - indent)) {
      page.append(" ".repeat(indent)).append(line).append('\n');
    }
  }
}
