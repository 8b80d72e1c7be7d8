package io.personality.core.internal.match;

import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * A query with one weight set free.
 *
 * <p><i>Immutable.</i> Let {@code x} be the free weight, as the profile gives it, {@code R} the sum
 * of the other own weights of its group and {@code S} the share of the group, which stays. The term
 * then weighs {@code S x / (x + R)} and every other term of the group {@code S r / (x + R)}. By
 * {@code t = x / (x + R)}, the part of the group that the term has, these are {@code S t} and
 * {@code S (1 - t) r / R}, so that every mean over the terms is a straight line in {@code t}, from
 * 0, where the term weighs nothing, to 1, where the others of its group do; and {@code x = R t / (1
 * - t)}.
 */
final class Reweighing {
  private final CompiledQuery query;
  private final int free;
  private final double[] parts; // own weights of the group in parts of its largest; 0 elsewhere
  private final double largest;
  private final double others;
  private final double share;

  /**
   * Sets a weight free.
   *
   * @param own the terms' own weights, of any size
   * @param free the index of the term
   */
  Reweighing(CompiledQuery query, List<Double> own, int free) {
    this.query = query;
    this.free = free;
    List<Term> terms = query.terms();
    double most = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (isOfGroup(i)) {
        most = Math.max(most, own.get(i));
      }
    }
    largest = most;
    parts = new double[terms.size()];
    double rest = 0;
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (isOfGroup(i)) {
        parts[i] = own.get(i) / largest;
        rest += i == free ? 0 : parts[i];
        sum += terms.get(i).weight();
      }
    }
    others = rest;
    share = sum;
  }

  private boolean isOfGroup(int term) {
    return query.terms().get(term).group() == query.terms().get(free).group();
  }

  /** Whether the weight changes nothing: alone in its group, or of a group without a share. */
  boolean isIdle() {
    return others == 0 || share == 0;
  }

  /** The part of its group that the term has now. */
  double now() {
    return parts[free] / (parts[free] + others);
  }

  /** The own weight that gives the term that part of its group. */
  double weightAt(double part) {
    return largest * (others * (part / (1 - part)));
  }

  /** The weight of every term where the free one has that part of its group. */
  double[] weights(double part) {
    double[] weights = new double[parts.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          i == free
              ? share * part
              : isOfGroup(i)
                  ? share * (1 - part) * (parts[i] / others)
                  : query.terms().get(i).weight();
    }
    return weights;
  }

  /** The query where the free term has that part of its group. */
  CompiledQuery at(double part) {
    double[] weights = weights(part);
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      terms.add(query.terms().get(i).weighing(weights[i]));
    }
    return query.weighing(terms);
  }
}
