package io.personality.model;

import java.util.Locale;

/** Which end of a similarity hosts are ordered by first. <i>Immutable.</i> */
public enum RankBy {
  /** By what it counts as; then by the least it can be; then by host id. */
  EXPECTED,
  /** By the least it can be; then by what it counts as; then by host id. */
  LOWER;

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
