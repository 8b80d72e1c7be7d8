package io.personality.benchmarks.report;

import java.util.OptionalDouble;

/**
 * One figure of an experiment.
 *
 * <p><i>Immutable.</i>
 *
 * @param goal what was to be measured
 * @param value the figure; empty where it could not be measured
 * @param holds whether it reaches its bound
 * @param detail how it came about, or why it could not be measured
 */
public record Row(Goal goal, OptionalDouble value, boolean holds, String detail) {

  /**
   * What is to be measured.
   *
   * @param name of the row, in snake case
   * @param unit of the value
   * @param bound what it has to reach
   */
  public record Goal(String name, String unit, Bound bound) {
    /** A figure that was measured. */
    public Row measured(double value, String detail) {
      return new Row(this, OptionalDouble.of(value), bound.holds(value), detail);
    }

    /** A figure that was measured on something that gave wrong answers, so that it is worthless. */
    public Row wrong(double value, String fault) {
      return new Row(this, OptionalDouble.of(value), false, fault);
    }

    /** A figure that could not be measured. */
    public Row missing(String reason) {
      return new Row(this, OptionalDouble.empty(), false, reason);
    }
  }
}
