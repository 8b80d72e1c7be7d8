package io.personality.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** Sums figures up and writes them for people. */
public final class Figures {
  private Figures() {}

  /** The median of some figures; the mean of the middle two where their number is even. */
  public static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** A number with three significant digits, or as a whole number where it is large. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A duration in the unit that suits it. */
  public static String duration(double nanos) {
    if (nanos < 1e3) {
      return number(nanos) + " ns";
    }
    if (nanos < 1e6) {
      return number(nanos / 1e3) + " us";
    }
    return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
  }

  /** A count of hosts: 10k, 1M. */
  public static String hosts(int count) {
    if (count >= 1_000_000 && count % 100_000 == 0) {
      return number(count / 1e6) + "M";
    }
    return count >= 1_000 && count % 1_000 == 0 ? count / 1_000 + "k" : String.valueOf(count);
  }
}
