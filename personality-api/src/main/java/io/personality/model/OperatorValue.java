package io.personality.model;

import java.util.OptionalDouble;

/**
 * What a host has of an operator's term, reported beside its similarity.
 *
 * <p><i>Immutable.</i>
 *
 * @param term the term
 * @param value in the term's unit, finite and at least 0; empty where it is not known
 */
public record OperatorValue(OperatorTerm term, OptionalDouble value) {
  /** Checks the range. */
  public OperatorValue {
    value.ifPresent(
        v -> {
          if (!(v >= 0) || Double.isInfinite(v)) {
            throw new IllegalArgumentException(
                term.label() + " must be finite and at least 0, not " + v);
          }
        });
  }
}
