package io.personality.model;

import java.util.List;

/**
 * A test that a value passes or fails. An unknown value passes none of them.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Condition {

  /**
   * The value is this much or better placed upwards: a number, a rung of a ladder, a generation.
   *
   * @param bound the least that passes
   */
  record AtLeast(Asked bound) implements Condition {}

  /**
   * The value is this much or less.
   *
   * @param bound the most that passes
   */
  record AtMost(Asked bound) implements Condition {}

  /**
   * The value equals one of those listed.
   *
   * @param values at least one; texts compare without case
   */
  record OneOf(List<Asked> values) implements Condition {
    /** Copies the list. */
    public OneOf {
      values = Condition.someOf(values);
    }
  }

  /**
   * The value is known and equals none of those listed.
   *
   * @param values at least one; texts compare without case
   */
  record NoneOf(List<Asked> values) implements Condition {
    /** Copies the list. */
    public NoneOf {
      values = Condition.someOf(values);
    }
  }

  /**
   * The set holds every name listed.
   *
   * @param names at least one
   */
  record HasAll(List<String> names) implements Condition {
    /** Copies the list. */
    public HasAll {
      names = Condition.someOf(names);
    }
  }

  /**
   * The set holds at least one of the names listed.
   *
   * @param names at least one
   */
  record HasAny(List<String> names) implements Condition {
    /** Copies the list. */
    public HasAny {
      names = Condition.someOf(names);
    }
  }

  private static <T> List<T> someOf(List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a condition must list at least one value");
    }
    return List.copyOf(values);
  }
}
