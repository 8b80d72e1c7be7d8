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

  Loosening(List<Gate> gates, Similarities similarities) {
    this.gates = gates;
    this.similarities = similarities;
  }

  /** The way out for hosts that do not pass these gates, and pass all others. */
  Counterfactual of(int[] rows) {
    int mildest = similarities.best(mildest(rows));
    List<Gate.Loosened> changes = gates.stream().map(gate -> gate.loosen(mildest)).toList();
    int[] freed = Arrays.stream(rows).filter(row -> passes(changes, row)).toArray();
    return new Counterfactual(
        changes.stream().map(Gate.Loosened::change).toList(),
        freed.length,
        similarities.expected(similarities.best(freed)),
        true);
  }

  /** The rows of the least strain. */
  private int[] mildest(int[] rows) {
    double[] least = new double[rows.length];
    int promising = 0;
    for (int i = 0; i < rows.length; i++) {
      for (Gate gate : gates) {
        least[i] += gate.leastStrain(rows[i]);
      }
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

  private double strain(int row) {
    double[] strains = new double[gates.size()];
    for (int i = 0; i < strains.length; i++) {
      strains[i] = gates.get(i).strain(row);
    }
    return DoubleStream.of(strains).sum();
  }

  private static boolean passes(List<Gate.Loosened> changes, int row) {
    for (Gate.Loosened loosened : changes) {
      if (!loosened.test().test(row)) {
        return false;
      }
    }
    return true;
  }
}
