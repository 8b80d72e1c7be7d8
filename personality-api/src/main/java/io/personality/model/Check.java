package io.personality.model;

import java.util.regex.Pattern;

/** Argument checks shared by the records of this package. */
final class Check {
  private Check() {}

  static String text(String what, String value, int maxLength) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters; at most " + maxLength + " are allowed");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            what + " holds a control character at position " + i + "; remove it");
      }
    }
    return value;
  }

  static String matching(String what, String value, Pattern shape) {
    if (!shape.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " \"" + value + "\" must match " + shape.pattern());
    }
    return value;
  }

  static double positiveFinite(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " must be a finite number greater than 0, not " + value);
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
