package io.personality.benchmarks.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How often each hardware model occurs, and how far equal hardware differs when it is measured.
 *
 * <p><i>Immutable.</i>
 */
public final class ModelMix {
  private static final int BUILT_IN_MODELS = 400;

  private final String origin;
  private final double[] cumulative;
  private final double[] noise;

  /**
   * A mix.
   *
   * @param origin where it is from, for people
   * @param counts how often each model occurs, in any unit
   * @param noise relative standard deviations between equal hosts, one a kind of measurement
   */
  ModelMix(String origin, Collection<? extends Number> counts, Collection<Double> noise) {
    this.origin = origin;
    cumulative = new double[counts.size()];
    double sum = 0;
    int model = 0;
    for (Number count : counts) {
      sum += count.doubleValue();
      cumulative[model++] = sum;
    }
    this.noise = noise.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (!(sum > 0) || this.noise.length == 0) {
      throw new IllegalArgumentException("a mix needs models and levels of noise");
    }
  }

  /**
   * Zipf's law over 400 models, and noise from half a per cent to seven: about what Spare Cores'
   * inspector found between equal cloud hosts (CC BY-SA 4.0).
   */
  public static ModelMix builtIn() {
    List<Double> counts = new ArrayList<>();
    for (int rank = 1; rank <= BUILT_IN_MODELS; rank++) {
      counts.add(1.0 / rank);
    }
    return new ModelMix(
        "built-in: Zipf over " + BUILT_IN_MODELS + " models",
        counts,
        List.of(0.005, 0.008, 0.012, 0.017, 0.025, 0.032, 0.045, 0.07));
  }

  /** Where it is from. */
  String origin() {
    return origin;
  }

  int models() {
    return cumulative.length;
  }

  /** The model at a share of all hosts, in [0, 1). */
  int modelAt(double share) {
    double wanted = share * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, wanted);
    // A model's interval ends where its cumulative count begins the next one.
    return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
  }

  /** The noise at a position between the least and the most, in [0, 1]. */
  double noiseAt(double position) {
    return noise[(int) Math.round(position * (noise.length - 1))];
  }
}
