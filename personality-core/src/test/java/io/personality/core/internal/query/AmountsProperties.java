package io.personality.core.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Suggested bounds are rounded as decimal arithmetic rounds them. */
class AmountsProperties {
  private static double exactly(double number, boolean up) {
    MathContext digits = new MathContext(4, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    return new BigDecimal(number).round(digits).doubleValue();
  }

  private static void compare(double number) {
    for (boolean up : new boolean[] {true, false}) {
      assertEquals(exactly(number, up), Amounts.rounded(number, up), () -> number + ", up: " + up);
      assertEquals(exactly(-number, up), Amounts.rounded(-number, up), () -> -number + " " + up);
    }
  }

  @Property
  void anyNumberIsRoundedExactly(@ForAll double number) {
    compare(number);
  }

  @Property(tries = 4_000)
  void numbersOfEverydayMagnitudeAreRoundedExactly(
      @ForAll @DoubleRange(min = 1, max = 10) double digits,
      @ForAll @IntRange(min = -18, max = 21) int power) {
    compare(digits * Math.pow(10, power));
  }

  /** Where rounding goes wrong first: beside numbers of four digits and powers of ten. */
  @Property(tries = 4_000)
  void numbersBesideFewDigitsAreRoundedExactly(
      @ForAll @IntRange(min = 1, max = 10_000) int digits,
      @ForAll @IntRange(min = -18, max = 21) int power) {
    double number = Double.parseDouble(digits + "e" + power);
    compare(number);
    compare(Math.nextUp(number));
    compare(Math.nextDown(number));
    assertTrue(Amounts.rounded(number, true) >= number);
    assertTrue(Amounts.rounded(number, false) <= number);
  }
}
