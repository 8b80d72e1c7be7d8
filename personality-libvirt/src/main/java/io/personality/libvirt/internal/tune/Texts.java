package io.personality.libvirt.internal.tune;

import java.util.Optional;

/** Free texts in the shape that a domain can hold. */
public final class Texts {
  static final int MOST_TITLE = 200;
  static final int MOST_DESCRIPTION = 2_000;

  private Texts() {}

  /**
   * {@return the first character that XML 1.0 cannot hold, as text such as {@code U+0000}; empty if
   * there is none} Extensible Markup Language 1.0, production 2.
   */
  public static Optional<String> unwritable(String text) {
    return text.codePoints()
        .filter(c -> !isWritable(c))
        .mapToObj(c -> String.format("U+%04X", c))
        .findFirst();
  }

  private static boolean isWritable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  /** {@return a text on one line, no longer than libvirt's titles should be} */
  static String title(String text) {
    return bounded(text.replaceAll("\\s+", " ").strip(), MOST_TITLE);
  }

  /** {@return a text of bounded length} */
  static String description(String text) {
    return bounded(text.strip(), MOST_DESCRIPTION);
  }

  private static String bounded(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 3;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }
}
