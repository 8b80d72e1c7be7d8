package io.personality.core.internal.fingerprint;

import java.util.Arrays;

/**
 * The summary of repeated measurements.
 *
 * <p><i>Immutable.</i>
 *
 * @param value their median
 * @param samples how many
 * @param spread standard deviation over mean
 * @param share of the time that the threads had the processor; 1 where nobody counted
 */
record Sampled(double value, int samples, double spread, double share) {

  /** Sums up at least one finite measurement. */
  static Sampled of(double... measurements) {
    double[] sorted = measurements.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    double mean = Arrays.stream(sorted).average().orElse(0);
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0;
    return new Sampled(median, sorted.length, mean > 0 ? deviation / mean : 0, 1);
  }

  /** The same, measured with that share of the processor. */
  Sampled withShare(double newShare) {
    return new Sampled(value, samples, spread, newShare);
  }

  /** The same where what was counted is the time of one. */
  Sampled inverse(double factor) {
    return new Sampled(factor / value, samples, spread, share);
  }

  /** The same in another unit. */
  Sampled times(double factor) {
    return new Sampled(value * factor, samples, spread, share);
  }
}
