package io.personality.core.internal.query;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as people read them: whole numbers as they are, others with four significant digits, ties
 * away from zero, never with an exponent.
 *
 * <p>Rounding by {@link BigDecimal} is exact and costs a microsecond, of which an explanation has
 * dozens; so scaled arithmetic does it, but for numbers so near a tie that only the exact way
 * tells.
 */
final class Digits {
  private static final double LARGEST = 1e15;
  private static final double SMALLEST = 1e-9;
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private Digits() {}

  static String of(double number) {
    double size = Math.abs(number);
    if (number == Math.rint(number) && size < LARGEST) {
      return Long.toString((long) number);
    }
    if (size >= LARGEST || size < SMALLEST) {
      return exactly(number);
    }
    int exponent = (int) Math.floor(Math.log10(size));
    double scaled = exponent <= 3 ? size * POWERS[3 - exponent] : size / POWERS[exponent - 3];
    double floor = Math.floor(scaled);
    if (Math.abs(scaled - floor - 0.5) < 1e-6 || floor < 1000 || floor >= 9999) {
      return exactly(number);
    }
    long digits = (long) Math.floor(scaled + 0.5);
    return (number < 0 ? "-" : "") + plain(digits, exponent);
  }

  /** Four digits, the first of which stands for the power of ten given. */
  private static String plain(long digits, int exponent) {
    if (exponent >= 3) {
      return Long.toString(digits * POWERS[exponent - 3]);
    }
    int decimals = 3 - exponent;
    long whole = digits / POWERS[decimals];
    long part = digits % POWERS[decimals];
    if (part == 0) {
      return Long.toString(whole);
    }
    while (part % 10 == 0) {
      part /= 10;
      decimals--;
    }
    String shown = Long.toString(part);
    return whole + "." + "0".repeat(decimals - shown.length()) + shown;
  }

  private static String exactly(double number) {
    return number == Math.rint(number)
        ? new BigDecimal(number).toPlainString()
        : new BigDecimal(number, new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
