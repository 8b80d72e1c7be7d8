package io.personality.model;

/**
 * The name of a behavioural trait of the catalogue, such as {@code latency_sensitivity}.
 *
 * <p><i>Immutable.</i>
 *
 * @param value snake case, 1 to 64 characters
 */
public record TraitName(String value) implements Comparable<TraitName> {
  /** Checks the shape. */
  public TraitName {
    Check.snakeCase("a trait name", value);
  }

  @Override
  public int compareTo(TraitName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
