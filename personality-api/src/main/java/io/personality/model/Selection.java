package io.personality.model;

import java.util.Locale;

/** What the best host is best by. <i>Immutable.</i> */
public enum Selection {
  /** The similarity as a whole. */
  SIMILARITY,
  /** The group of weighted metrics alone, among the hosts that can; similarity settles ties. */
  WEIGHTED_METRICS;

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
