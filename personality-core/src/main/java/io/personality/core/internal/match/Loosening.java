package io.personality.core.internal.match;

import io.personality.model.Diagnosis.Counterfactual;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far the gates of a minimal set are loosened: for the host that strains them least in sum, of
 * several the one of the highest similarity, of several the first.
 *
 * <p>Strains are bounded for every host and computed where the bound leaves it open; only the host
 * that is chosen has its changes put in words.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Loosening {
  private static final double ROUNDING = 1e-9;

  private final List<Gate> gates;
  private final Similarities similarities;
  private final double[] strains;
  private double sum;

  Loosening(List<Gate> gates, Similarities similarities) {
    this.gates = gates;
    this.similarities = similarities;
    strains = new double[gates.size()];
  }

  /** The way out for hosts that do not pass these gates, and pass all others. */
  Counterfactual of(int[] rows) {
    int mildest = similarities.best(mildest(rows));
    List<Gate.Loosened> changes = gates.stream().map(gate -> gate.loosen(mildest)).toList();
    int[] freed = rows;
    for (Gate.Loosened loosened : changes) {
      freed = loosened.filter().passing(freed);
    }
    return new Counterfactual(
        changes.stream().map(Gate.Loosened::change).toList(),
        freed.length,
        similarities.expected(similarities.best(freed)),
        true);
  }

  /** The rows of the least strain. */
  private int[] mildest(int[] rows) {
    double[] least = new double[rows.length];
    for (Gate gate : gates) {
      gate.addLeastStrains(rows, least);
    }
    int promising = 0;
    for (int i = 1; i < rows.length; i++) {
      promising = least[i] < least[promising] ? i : promising;
    }
    double mildest = strain(rows[promising]);
    int[] found = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (least[i] <= mildest + ROUNDING) {
        double strain = strain(rows[i]);
        if (strain < mildest) {
          mildest = strain;
          count = 0;
        }
        if (strain == mildest) {
          found[count++] = rows[i];
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The sum of the strains; hosts that are strained alike are not summed up again. */
  private double strain(int row) {
    boolean alike = true;
    for (int i = 0; i < strains.length; i++) {
      double strain = gates.get(i).strain(row);
      alike &= strain == strains[i];
      strains[i] = strain;
    }
    if (!alike) {
      sum = DoubleStream.of(strains).sum();
    }
    return sum;
  }
}
