package io.personality.model;

/**
 * The name of a host property or metric of the catalogue, such as {@code memory_bandwidth}.
 *
 * <p><i>Immutable.</i>
 *
 * @param value snake case, 1 to 64 characters
 */
public record FeatureName(String value) implements Comparable<FeatureName> {
  /** The one feature whose values are devices. */
  public static final FeatureName ACCELERATORS = new FeatureName("accelerators");

  /** Checks the shape. */
  public FeatureName {
    Check.snakeCase("a feature name", value);
  }

  /**
   * {@return whether a text has the shape of a feature's name, which says nothing of whether there
   * is one}
   *
   * @param text any text
   */
  public static boolean isShapeOf(String text) {
    return Check.isSnakeCase(text);
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
