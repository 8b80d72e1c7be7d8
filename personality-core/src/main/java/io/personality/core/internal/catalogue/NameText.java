package io.personality.core.internal.catalogue;

import java.util.Locale;

/**
 * How names of hardware are brought to one form before they are compared. Work and result are
 * bounded by {@link #LONGEST} characters of input.
 */
final class NameText {
  /**
   * Only that many characters of a name are looked at; CPUID gives 48, the longest DMI names less.
   */
  static final int LONGEST = 256;

  private NameText() {}

  /**
   * The words of a name in lower case, one blank between them: trademark signs vanish, every sign
   * but letters, digits, {@code .} and {@code +} separates.
   */
  static String words(String name) {
    String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    text = text.toLowerCase(Locale.ROOT).replace("(r)", " ").replace("(tm)", " ");
    StringBuilder words = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '+';
      if (kept) {
        words.append(c);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString().strip();
  }

  /** The words run together, so that "Neoverse-V2" and "neoverse v2" are one name. */
  static String compact(String words) {
    return words.replace(" ", "");
  }

  /** Whether the words of {@code phrase} occur in {@code words}, whole and in a row. */
  static boolean contains(String words, String phrase) {
    return !phrase.isEmpty() && (" " + words + " ").contains(" " + phrase + " ");
  }
}
