package io.personality.model;

import java.util.Locale;

/** Where a value comes from, from the firmest to none at all. <i>Immutable.</i> */
public enum Provenance {
  /** Stated by the hardware, its firmware or its operating system. */
  DECLARED,
  /** Observed by running something on the host. */
  MEASURED,
  /** Implied by something declared: an EPYC Milan uses DDR4. */
  DERIVED,
  /** Computed from other hosts or other values of the same host; carries an interval. */
  ESTIMATED,
  /** Not known. */
  UNKNOWN;

  /** {@return whether a value of this provenance counts towards the coverage of a score} */
  public boolean counts() {
    return this == DECLARED || this == MEASURED || this == DERIVED;
  }

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
