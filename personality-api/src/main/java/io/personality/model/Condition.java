package io.personality.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A test that a value passes or fails. An unknown value passes none of them.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Condition {

  /**
   * The value is this much or better placed upwards: a number, a rung of a ladder, a generation.
   *
   * @param bound the least that passes: a number or a text
   */
  record AtLeast(Asked bound) implements Condition {
    /** Checks the kind of the bound. */
    public AtLeast {
      Condition.requireOrdered(bound);
    }
  }

  /**
   * The value is this much or less.
   *
   * @param bound the most that passes: a number or a text
   */
  record AtMost(Asked bound) implements Condition {
    /** Checks the kind of the bound. */
    public AtMost {
      Condition.requireOrdered(bound);
    }
  }

  /**
   * The value equals one of those listed.
   *
   * @param values at least one number, text or flag, numbers all in one unit; texts compare without
   *     case
   */
  record OneOf(List<Asked> values) implements Condition {
    /** Copies the list and checks the kinds. */
    public OneOf {
      values = Condition.someOf(values);
    }
  }

  /**
   * The value is known and equals none of those listed.
   *
   * @param values at least one number, text or flag, numbers all in one unit; texts compare without
   *     case
   */
  record NoneOf(List<Asked> values) implements Condition {
    /** Copies the list and checks the kinds. */
    public NoneOf {
      values = Condition.someOf(values);
    }
  }

  /**
   * The set holds every name listed.
   *
   * @param names at least one, each of 1 to 200 characters
   */
  record HasAll(List<String> names) implements Condition {
    /** Copies the list and checks the names. */
    public HasAll {
      names = Check.names("a condition", names);
    }
  }

  /**
   * The set holds at least one of the names listed.
   *
   * @param names at least one, each of 1 to 200 characters
   */
  record HasAny(List<String> names) implements Condition {
    /** Copies the list and checks the names. */
    public HasAny {
      names = Check.names("a condition", names);
    }
  }

  private static void requireOrdered(Asked bound) {
    if (!(bound instanceof Asked.Number || bound instanceof Asked.Text)) {
      throw new IllegalArgumentException("a bound must be a number or a text, not " + bound);
    }
  }

  private static List<Asked> someOf(List<Asked> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a condition must list at least one value");
    }
    Set<String> units = new HashSet<>();
    for (Asked value : values) {
      if (value instanceof Asked.Number number) {
        units.add(number.unit());
      } else if (!(value instanceof Asked.Text || value instanceof Asked.Flag)) {
        throw new IllegalArgumentException(
            "a condition lists numbers, texts and flags, not " + value);
      }
    }
    if (units.size() > 1) {
      throw new IllegalArgumentException(
          "the numbers of a condition must share one unit, not " + new TreeSet<>(units));
    }
    return List.copyOf(values);
  }
}
