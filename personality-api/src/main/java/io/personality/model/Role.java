package io.personality.model;

/** What somebody may do beyond what concerns their own tenant. */
public enum Role {
  /** Uses profiles and placements of the own tenant. */
  USER,
  /** May mark profiles as curated. */
  EXPERT,
  /** May do everything. */
  ADMIN
}
