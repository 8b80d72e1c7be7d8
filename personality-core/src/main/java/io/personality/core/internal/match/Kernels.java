package io.personality.core.internal.match;

/**
 * The inner loops: each over the rows of one block, one array a column, so that they vectorise.
 * Four columns are added at a time because the sums so far then travel to the cache and back a
 * quarter as often.
 */
final class Kernels {
  private Kernels() {}

  static void addFour(float[] sums, float[][] columns, float[] weights, int first, int rows) {
    float[] a = columns[first];
    float[] b = columns[first + 1];
    float[] c = columns[first + 2];
    float[] d = columns[first + 3];
    float wa = weights[first];
    float wb = weights[first + 1];
    float wc = weights[first + 2];
    float wd = weights[first + 3];
    for (int i = 0; i < rows; i++) {
      sums[i] += (wa * a[i] + wb * b[i]) + (wc * c[i] + wd * d[i]);
    }
  }

  static void add(float[] sums, float[] column, float weight, int rows) {
    for (int i = 0; i < rows; i++) {
      sums[i] += weight * column[i];
    }
  }

  /** Sets the sums to a base and what the first two tables have for the codes. */
  static void lookUp(float[] sums, float base, float[][] tables, int[][] codes, int rows) {
    float[] tableA = tables[0];
    float[] tableB = tables[1];
    int[] codesA = codes[0];
    int[] codesB = codes[1];
    for (int i = 0; i < rows; i++) {
      sums[i] = base + (tableA[codesA[i]] + tableB[codesB[i]]);
    }
  }

  static void addLookedUp(float[] sums, float[] table, int[] codes, int rows) {
    for (int i = 0; i < rows; i++) {
      sums[i] += table[codes[i]];
    }
  }

  static void add(float[] sums, double[] column, double weight, int rows) {
    for (int i = 0; i < rows; i++) {
      sums[i] += (float) (weight * column[i]);
    }
  }

  // Without branches, of which one a row would cost as much as a column.
  @SuppressWarnings("ShortCircuitBoolean")
  private static boolean isReachedByOneOfEight(float[] sums, float threshold, int i) {
    return (sums[i] >= threshold | sums[i + 1] >= threshold)
        | (sums[i + 2] >= threshold | sums[i + 3] >= threshold)
        | (sums[i + 4] >= threshold | sums[i + 5] >= threshold)
        | (sums[i + 6] >= threshold | sums[i + 7] >= threshold);
  }

  /** The first row from the given one on whose sum is at least the threshold; rows if none. */
  static int next(float[] sums, float threshold, int from, int rows) {
    int i = from;
    while (i < rows - 7 && !isReachedByOneOfEight(sums, threshold, i)) {
      i += 8;
    }
    while (i < rows && !(sums[i] >= threshold)) {
      i++;
    }
    return i;
  }
}
