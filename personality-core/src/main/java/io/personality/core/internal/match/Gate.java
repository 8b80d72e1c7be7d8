package io.personality.core.internal.match;

import io.personality.model.Diagnosis.Relaxation;
import java.util.Optional;

/**
 * Something a host must pass to be a candidate: a requirement, room, or the minimum similarity.
 * Rows go by their number in the snapshot.
 *
 * <p><i>Confined to one thread.</i>
 */
interface Gate {
  /** Whether it is a requirement of the profile, which is answered even if it stops nobody. */
  default boolean isRequirement() {
    return false;
  }

  /** The feature it is about; empty for those that are about none. */
  default Optional<String> feature() {
    return Optional.empty();
  }

  /** What must be passed, for people. */
  String text();

  /**
   * Marks the rows of one block that do not pass.
   *
   * @param bit the gate's bit in the marks
   */
  void mark(Marks marks, long bit);

  /**
   * Adds to a sum for each row what {@link #strain} is not below, but for rounding (less than
   * 1e-12): cheap, and a loop of each gate's own, so that it is compiled for that gate.
   */
  void addLeastStrains(int[] rows, double[] sums);

  /** How much is given up so that a row passes that does not, from 0 to 1. */
  double strain(int row);

  /** How the gate is loosened for a row that does not pass. */
  Loosened loosen(int row);

  /**
   * A loosened gate.
   *
   * @param change the change
   * @param filter picks the rows that pass then
   */
  record Loosened(Relaxation change, RowFilter filter) {}
}
