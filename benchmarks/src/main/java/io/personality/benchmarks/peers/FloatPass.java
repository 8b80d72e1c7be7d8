package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;

/**
 * The yardstick: one plain pass over all columns as floats, weighted and summed, and the largest
 * sum found. It knows no filter, no names and no exactness, and finds one host, so it is less than
 * any matcher has to do; it reads each value once, in order, in loops that the compiler turns into
 * vector instructions.
 */
public final class FloatPass implements Contender {
  /** How it is called. */
  public static final String NAME = "float pass";

  private final FleetTable table;
  private final float[] sums = new float[FleetTable.BLOCK];

  /** Passes over a table. */
  public FloatPass(FleetTable table) {
    this.table = table;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "all columns as floats in arrays of " + FleetTable.BLOCK + ", sum and maximum";
  }

  @Override
  public Promise promise() {
    return Promise.NONE;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] exact = request.weights();
    float[] weights = new float[exact.length];
    for (int column = 0; column < weights.length; column++) {
      weights[column] = (float) exact[column];
    }
    return answer -> pass(weights, answer);
  }

  private void pass(float[] weights, Answer answer) {
    float best = Float.NEGATIVE_INFINITY;
    int bestHost = 0;
    for (int block = 0; block < table.blocks(); block++) {
      first(sums, table.column(block, 0), weights[0]);
      for (int column = 1; column < weights.length; column++) {
        add(sums, table.column(block, column), weights[column]);
      }
      int row = indexAbove(sums, best);
      if (row >= 0) {
        best = sums[row];
        bestHost = block * FleetTable.BLOCK + row;
      }
    }
    answer.clear();
    answer.add(bestHost, best);
  }

  private static void first(float[] sums, float[] column, float weight) {
    for (int row = 0; row < FleetTable.BLOCK; row++) {
      sums[row] = weight * column[row];
    }
  }

  // One array read and one written in each loop: the forms that HotSpot vectorises.
  private static void add(float[] sums, float[] column, float weight) {
    for (int row = 0; row < FleetTable.BLOCK; row++) {
      sums[row] += weight * column[row];
    }
  }

  /** The row of the largest sum above a limit, or -1. A branch is faster here than Math.max. */
  private static int indexAbove(float[] sums, float limit) {
    float best = limit;
    int found = -1;
    for (int row = 0; row < FleetTable.BLOCK; row++) {
      if (sums[row] > best) {
        best = sums[row];
        found = row;
      }
    }
    return found;
  }
}
