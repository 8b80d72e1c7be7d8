package io.personality.model;

import java.util.Locale;

/** How much a behavioural trait matters to the asker. <i>Immutable.</i> */
public enum Level {
  /** Do not spend on it: makes no term. */
  LOW(0.0),
  /** Counts half. */
  MEDIUM(0.5),
  /** Counts in full. */
  HIGH(1.0);

  private final double weight;

  Level(double weight) {
    this.weight = weight;
  }

  /** {@return the weight of the trait's term within the group of traits, in [0, 1]} */
  public double weight() {
    return weight;
  }

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
