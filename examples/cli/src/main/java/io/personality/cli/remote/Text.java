package io.personality.cli.remote;

/** Texts of somebody else, made harmless to a terminal. */
final class Text {
  private static final char REPLACEMENT = '\ufffd';
  private static final int LONGEST_LINE = 2_000;

  private Text() {}

  /**
   * The text without what a terminal would obey: control characters but for tabs and ends of lines,
   * and the characters that turn the direction of writing.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean endOfLine =
          c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
      boolean harmless = endOfLine || c == '\t' || !(Character.isISOControl(c) || turns(c));
      clean.append(harmless ? c : REPLACEMENT);
    }
    return clean.toString();
  }

  /**
   * The same JSON in which what a terminal would obey is escaped. In JSON such characters are only
   * ever within texts; those below a blank are escaped there already.
   */
  static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if ((c >= '\u007f' && c <= '\u009f') || turns(c)) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The same on one line that is not endless, for a message. */
  static String line(String text) {
    String line = clean(text).replaceAll("[\\r\\n\\t]+", " ").strip();
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
  }

  private static boolean turns(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
