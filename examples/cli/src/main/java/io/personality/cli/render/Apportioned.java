package io.personality.cli.render;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds parts so that they add up to their rounded sum: Hamilton's method of largest remainders.
 */
final class Apportioned {
  private Apportioned() {}

  /** The parts in thousandths; each is within one thousandth of the exact part. */
  static int[] thousandths(List<Double> parts) {
    int[] rounded = parts.stream().mapToInt(part -> (int) Math.floor(part * 1000)).toArray();
    double exact = parts.stream().mapToDouble(part -> part).sum();
    int missing = (int) Math.round(exact * 1000) - IntStream.of(rounded).sum();
    IntStream.range(0, rounded.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(i -> Math.floor(parts.get(i) * 1000) - parts.get(i) * 1000))
        .limit(Math.max(0, missing))
        .forEach(i -> rounded[i]++);
    return rounded;
  }
}
