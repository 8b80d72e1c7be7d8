package io.personality.model;

import java.util.regex.Pattern;

/**
 * The name of a host property or metric of the catalogue, such as {@code memory_bandwidth}.
 *
 * <p><i>Immutable.</i>
 *
 * @param value snake case, 1 to 64 characters
 */
public record FeatureName(String value) implements Comparable<FeatureName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** The one feature whose values are devices. */
  public static final FeatureName ACCELERATORS = new FeatureName("accelerators");

  /** Checks the shape. */
  public FeatureName {
    Check.matching("a feature name", value, SHAPE);
  }

  @Override
  public int compareTo(FeatureName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
