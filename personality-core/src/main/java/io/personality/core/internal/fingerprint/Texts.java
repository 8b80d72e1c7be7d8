package io.personality.core.internal.fingerprint;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Small readings of tools' texts. All are linear in the length of the text. */
final class Texts {
  /** More than any tool prints of one host. */
  static final int MAX_LENGTH = 8 << 20;

  private static final int MAX_LINES = 200_000;
  private static final int MAX_TEXT = 200;

  /** What firmware writes where it has nothing to say, in lower case. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "",
          "-",
          "0",
          "n/a",
          "none",
          "null",
          "unknown",
          "undefined",
          "undefined!",
          "not specified",
          "not present",
          "not provided",
          "<out of spec>",
          "<bad index>",
          "other",
          "empty",
          "default string",
          "no module installed",
          "system product name",
          "system manufacturer",
          "to be filled by o.e.m.",
          "to be filled by oem",
          "filled by bios");

  private Texts() {}

  /** The lines of a text that is not too long. */
  static Parsed<List<String>> lines(String tool, String text) {
    if (text.length() > MAX_LENGTH) {
      return Parsed.refused(tool + " printed more than 8 MiB");
    }
    List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
    return lines.size() > MAX_LINES
        ? Parsed.refused(tool + " printed more than " + MAX_LINES + " lines")
        : Parsed.ok(lines);
  }

  /** Trimmed, runs of blanks and control characters as one blank, at most 200 characters. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_TEXT));
    boolean gap = false;
    for (int i = 0; i < text.length() && out.length() < MAX_TEXT; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = out.length() > 0;
      } else {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  /** The same, but empty where it only stands for "nothing to say". */
  static String told(String text) {
    String clean = clean(text);
    return PLACEHOLDERS.contains(clean.toLowerCase(Locale.ROOT)) ? "" : clean;
  }

  /** A whole text as a finite decimal number. */
  static OptionalDouble number(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > 40) {
      return OptionalDouble.empty();
    }
    for (int i = 0; i < plain.length(); i++) {
      if ("0123456789.+-eE".indexOf(plain.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(plain);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A whole text as a whole number of at least 0; 0 where it is none. */
  static int count(String text) {
    OptionalDouble value = number(text);
    return value.isPresent() && value.getAsDouble() >= 0 && value.getAsDouble() <= 1e9
        ? (int) value.getAsDouble()
        : 0;
  }

  /** The number at the start of a text, before its unit. */
  static OptionalDouble leading(String text) {
    String plain = text.strip();
    int end = 0;
    while (end < plain.length() && end < 40 && "0123456789.".indexOf(plain.charAt(end)) >= 0) {
      end++;
    }
    return number(plain.substring(0, end));
  }

  /** An amount of memory such as {@code 32 KiB}, {@code 16 GB} or {@code 32K}, in bytes. */
  static OptionalLong bytes(String text) {
    OptionalDouble value = leading(text);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    String plain = text.strip();
    int start = 0;
    while (start < plain.length() && "0123456789. ".indexOf(plain.charAt(start)) >= 0) {
      start++;
    }
    // a bracket follows a plain number of bytes in lscpu, "bytes" in dmidecode
    char unit = start < plain.length() ? Character.toUpperCase(plain.charAt(start)) : 'B';
    int power = "BKMGTP".indexOf(unit == '(' ? 'B' : unit);
    double bytes = value.getAsDouble() * Math.pow(1024, Math.max(power, 0));
    return power < 0 || bytes > 1e18 ? OptionalLong.empty() : OptionalLong.of((long) bytes);
  }

  /** How many numbers a list such as {@code 0-3,8,10-11} names; 0 where it is no such list. */
  static int countOfRanges(String list) {
    long count = 0;
    for (String part : list.strip().split(",", -1)) {
      int dash = part.indexOf('-');
      OptionalDouble first = number(dash < 0 ? part : part.substring(0, dash));
      OptionalDouble last = dash < 0 ? first : number(part.substring(dash + 1));
      if (first.isEmpty() || last.isEmpty() || last.getAsDouble() < first.getAsDouble()) {
        return 0;
      }
      count += (long) (last.getAsDouble() - first.getAsDouble()) + 1;
    }
    return count > 1_000_000 ? 0 : (int) count;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a text holds any of the words given, which are in lower case. */
  static boolean holdsAny(String text, String... words) {
    String plain = lower(text);
    for (String word : words) {
      if (plain.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
