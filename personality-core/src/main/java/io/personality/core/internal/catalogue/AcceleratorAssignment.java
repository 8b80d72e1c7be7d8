package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * The best assignment of asked accelerators to those a host has: each device serves one asked unit,
 * and the weighted sum of credits is the highest there is.
 *
 * <p><i>Immutable.</i>
 *
 * @param credits how well each wish is met, from 0 to 1: the mean over its units
 * @param overall the mean of {@code credits} by weight; exactly 1 where all are 1
 */
public record AcceleratorAssignment(List<Double> credits, double overall) {
  /** The most units that can be asked for, all wishes together. */
  public static final int MOST_UNITS = 64;

  /** The most devices looked at. */
  public static final int MOST_DEVICES = 1024;

  /** Copies the list. */
  public AcceleratorAssignment {
    credits = List.copyOf(credits);
  }

  /**
   * Asked accelerators of one sort.
   *
   * @param query what each is to be
   * @param count how many, at least 1
   * @param weight of all of them together, above 0
   */
  public record Wish(AcceleratorQuery query, int count, double weight) {
    /** Checks count and weight. */
    public Wish {
      if (count < 1 || !(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "count should be at least 1 and weight above 0, not " + count + " and " + weight);
      }
    }
  }

  /**
   * An accelerator of a host.
   *
   * @param model what it is
   * @param memoryMib its memory in MiB; 0 where unknown
   */
  public record Device(AcceleratorModel model, long memoryMib) {}

  /**
   * Assigns, the same way every time.
   *
   * @throws IllegalArgumentException for no wish, more than {@link #MOST_UNITS} units or more than
   *     {@link #MOST_DEVICES} devices
   */
  public static AcceleratorAssignment best(
      AcceleratorCatalogue catalogue, List<Wish> wishes, List<Device> devices) {
    int units = wishes.stream().mapToInt(wish -> Math.min(wish.count(), MOST_UNITS + 1)).sum();
    if (units < 1 || units > MOST_UNITS || devices.size() > MOST_DEVICES) {
      throw new IllegalArgumentException(
          "should assign 1 to 64 units to at most 1024 devices, not "
              + units
              + " to "
              + devices.size());
    }
    double heaviest = wishes.stream().mapToDouble(w -> w.weight() / w.count()).max().orElse(1);
    double[][] credits = new double[units][];
    long[][] profits = new long[units][];
    int unit = 0;
    for (Wish wish : wishes) {
      double[] row =
          devices.stream()
              .mapToDouble(d -> catalogue.credit(wish.query(), d.model(), d.memoryMib()))
              .toArray();
      double share = wish.weight() / wish.count() / heaviest;
      for (int i = 0; i < wish.count(); i++) {
        credits[unit] = row;
        profits[unit++] = BestAssignment.scaled(row, share);
      }
    }
    return summed(wishes, credits, BestAssignment.maximising(profits, devices.size()));
  }

  private static AcceleratorAssignment summed(
      List<Wish> wishes, double[][] credits, int[] deviceOf) {
    List<Double> means = new ArrayList<>();
    // Taken in parts of the largest, so that no sum of weights overflows.
    double largest = wishes.stream().mapToDouble(Wish::weight).max().orElse(1);
    double sum = 0;
    double weights = 0;
    int unit = 0;
    for (Wish wish : wishes) {
      double of = 0;
      for (int i = 0; i < wish.count(); i++, unit++) {
        of += deviceOf[unit] < 0 ? 0 : credits[unit][deviceOf[unit]];
      }
      double mean = of / wish.count();
      means.add(mean);
      sum += wish.weight() / largest * mean;
      weights += wish.weight() / largest;
    }
    return new AcceleratorAssignment(means, sum / weights);
  }
}
