package io.personality.core.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class DigitsProperties {

  private static String exactly(double number) {
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shown =
        exact.stripTrailingZeros().scale() <= 0 ? exact : exact.round(new MathContext(4));
    String plain = shown.stripTrailingZeros().toPlainString();
    return plain.equals("-0") ? "0" : plain;
  }

  @Property(tries = 2_000)
  void fourDigitsAsExactArithmeticRoundsThem(
      @ForAll @DoubleRange(min = -1e17, max = 1e17) double n) {
    assertEquals(exactly(n), Digits.of(n));
  }

  @Property(tries = 2_000)
  void onEveryScaleAndNearTies(@ForAll long seed) {
    Random random = new Random(seed);
    double scale = Math.pow(10, random.nextInt(24) - 10);
    double near = (random.nextInt(9_000) + 1_000 + 0.5) / 1_000 * scale;
    for (double n : new double[] {random.nextDouble() * scale, near, Math.nextUp(near), -near}) {
      assertEquals(exactly(n), Digits.of(n));
    }
  }
}
