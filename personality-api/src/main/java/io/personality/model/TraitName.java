package io.personality.model;

import java.util.regex.Pattern;

/**
 * The name of a behavioural trait of the catalogue, such as {@code latency_sensitivity}.
 *
 * <p><i>Immutable.</i>
 *
 * @param value snake case, 1 to 64 characters
 */
public record TraitName(String value) implements Comparable<TraitName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Checks the shape. */
  public TraitName {
    Check.matching("a trait name", value, SHAPE);
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
