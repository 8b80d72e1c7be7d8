package io.personality.model;

import java.util.List;
import java.util.regex.Pattern;

/** Argument checks shared by the records of this package. */
final class Check {
  private Check() {}

  static String text(String what, String value, int maxLength) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    length(what, value, maxLength);
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            what + " holds a control character at position " + i + "; remove it");
      }
    }
    return value;
  }

  /** Checks the length in Unicode characters and that none of them is half a surrogate pair. */
  static void length(String what, String value, int maxLength) {
    int length = value.codePointCount(0, value.length());
    if (length > maxLength) {
      throw new IllegalArgumentException(
          what + " has " + length + " characters; at most " + maxLength + " are allowed");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        boolean whole = Character.isSupplementaryCodePoint(value.codePointAt(i));
        if (!whole) {
          throw new IllegalArgumentException(
              what + " holds half of a surrogate pair, which is no character; remove it");
        }
        i++;
      }
    }
  }

  /** Checks each name of a list and that there is at least one; copies the list. */
  static List<String> names(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(what + " must list at least one name");
    }
    names.forEach(name -> text("a name", name, 200));
    return List.copyOf(names);
  }

  /** Checks a text that may be empty, but not blank. */
  static void optionalText(String what, String value, int maxLength) {
    if (!value.isEmpty()) {
      text(what, value, maxLength);
    }
  }

  /** The same number, with the one zero that has no sign. */
  static double unsignedZero(double value) {
    return value == 0 ? 0 : value;
  }

  static String matching(String what, String value, Pattern shape) {
    if (!shape.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " \"" + value + "\" must match " + shape.pattern());
    }
    return value;
  }

  static void snakeCase(String what, String value) {
    if (!isSnakeCase(value)) {
      throw new IllegalArgumentException(
          what + " \"" + value + "\" must match [a-z][a-z0-9_]{0,63}");
    }
  }

  /** A loop and no pattern: fleets hold millions of names. */
  static boolean isSnakeCase(String value) {
    if (value.isEmpty() || value.length() > 64 || !isSmallLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isSmallLetter(c) && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static double positiveFinite(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " must be a finite number greater than 0, not " + value);
    }
    return value;
  }

  static double amount(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be finite and at least 0, not " + value);
    }
    return value;
  }

  static double fraction(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must lie in [0, 1], not " + value);
    }
    return value;
  }

  static void ordered(String what, double lower, double middle, double upper) {
    if (!(lower <= middle && middle <= upper)) {
      throw new IllegalArgumentException(
          what
              + " must be ordered lower <= expected <= upper, not "
              + lower
              + ", "
              + middle
              + ", "
              + upper);
    }
  }

  static void notNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, not " + value);
    }
  }
}
