package io.personality.core.internal.fingerprint;

/**
 * Scalar arithmetic in independent chains, about as many as an out-of-order core keeps going.
 * <i>Thread-safe.</i>
 *
 * <p>PassMark's integer and floating-point maths (add, subtract, multiply, divide of 32 and 64
 * bits) are not published. The mixes here are set so that a core of an EPYC 7003 gives about the
 * figure that PassMark gives for it, 5.5 GFLOP/s and 6 Gop/s (Spare Cores, CC BY-SA 4.0); on other
 * designs the two differ by tens of per cent.
 */
final class ArithmeticKernels {
  /** Rounds of one run. */
  static final int ROUNDS = 4_096;

  /** Operations of one round of {@link #floatingPoint}: eight in each of eight chains. */
  static final int FLOATING_POINT_OPERATIONS = 64;

  /** Operations of one round of {@link #integer}. */
  static final int INTEGER_OPERATIONS = 36;

  private ArithmeticKernels() {}

  /** A kernel of adds, multiplies and subtracts, and one division in eight operations. */
  static Kernel floatingPoint() {
    double[] seed = {1.5, 2.5, 3.5, 4.5};
    return () -> floatingPoint(seed);
  }

  /**
   * Each step is undone by a later one up to rounding, so that no chain leaves its range. The
   * chains take turns: chain after chain, the window of a core does not reach the next one in time.
   */
  private static long floatingPoint(double[] seed) {
    double a = seed[0];
    double b = seed[1];
    double c = seed[2];
    double d = seed[3];
    float e = (float) a;
    float f = (float) b;
    float g = (float) c;
    float h = (float) d;
    for (int i = 0; i < ROUNDS; i++) {
      a += 0.7;
      b += 0.7;
      c += 0.7;
      d += 0.7;
      e += 0.7f;
      f += 0.7f;
      g += 0.7f;
      h += 0.7f;
      a *= 1.1;
      b *= 1.1;
      c *= 1.1;
      d *= 1.1;
      e *= 1.1f;
      f *= 1.1f;
      g *= 1.1f;
      h *= 1.1f;
      a -= 0.77;
      b -= 0.77;
      c -= 0.77;
      d -= 0.77;
      e -= 0.77f;
      f -= 0.77f;
      g -= 0.77f;
      h -= 0.77f;
      a *= 1.5;
      b *= 1.5;
      c *= 1.5;
      d *= 1.5;
      e *= 1.5f;
      f *= 1.5f;
      g *= 1.5f;
      h *= 1.5f;
      a += 0.9;
      b += 0.9;
      c += 0.9;
      d += 0.9;
      e += 0.9f;
      f += 0.9f;
      g += 0.9f;
      h += 0.9f;
      a *= 2.0;
      b *= 2.0;
      c *= 2.0;
      d *= 2.0;
      e *= 2.0f;
      f *= 2.0f;
      g *= 2.0f;
      h *= 2.0f;
      a -= 1.8;
      b -= 1.8;
      c -= 1.8;
      d -= 1.8;
      e -= 1.8f;
      f -= 1.8f;
      g -= 1.8f;
      h -= 1.8f;
      a /= 3.3;
      b /= 3.3;
      c /= 3.3;
      d /= 3.3;
      e /= 3.3f;
      f /= 3.3f;
      g /= 3.3f;
      h /= 3.3f;
    }
    return Double.doubleToRawLongBits(a + b + c + d) ^ Float.floatToRawIntBits(e + f + g + h);
  }

  /** A kernel of adds, subtracts, multiplies and exclusive ors, and one division in 36. */
  static Kernel integer() {
    long[] seed = {0x9E3779B97F4A7C15L};
    return () -> integer(seed);
  }

  /** Chains feed each other, so that the compiler cannot fold a step into the next. */
  private static long integer(long[] seed) {
    long a = seed[0];
    long b = a ^ 0x5851F42DL;
    long c = a + 0x14057B7EL;
    long d = ~a;
    int e = (int) a;
    int f = (int) b;
    int g = (int) c;
    int h = (int) d;
    int quotient = 1;
    for (int i = 0; i < ROUNDS; i++) {
      a = (a + b) ^ 0x7654321;
      e = (e + f) ^ 0x7654321;
      b = (b - c) ^ 0x1234567;
      f = (f - g) ^ 0x1234567;
      c = (c ^ d) - 33;
      g = (g ^ h) - 33;
      d = (d * 9) ^ a;
      h = (h * 9) ^ e;
      a = (a - c) + 77;
      e = (e - g) + 77;
      b = (b ^ d) - 55;
      f = (f ^ h) - 55;
      c = (c + b) ^ 0x2468ACE;
      g = (g + f) ^ 0x2468ACE;
      d = (d * 5) + c;
      h = (h * 5) + g;
      quotient = (quotient ^ f) / ((e & 1023) + 1);
    }
    seed[0] = a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ quotient;
    return seed[0];
  }
}
