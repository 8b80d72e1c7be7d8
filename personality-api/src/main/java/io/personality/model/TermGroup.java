package io.personality.model;

import java.util.Locale;

/** The three kinds of term a similarity is made of. <i>Immutable.</i> */
public enum TermGroup {
  /** Hardware asked for by name. */
  PREFERENCES,
  /** Behaviour asked for. */
  TRAITS,
  /** Measured numbers. */
  METRICS;

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
