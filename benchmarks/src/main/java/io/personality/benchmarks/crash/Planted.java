package io.personality.benchmarks.crash;

/** A fault that is planted, so that it can be seen whether the auditor sees it. */
enum Planted {
  /** None: the storage as it is. */
  NOTHING(""),
  /** Claims are made whether or not there is room, and no check in the database stops them. */
  NO_CONDITION("personality_claim_host"),
  /** A key is not looked for, and nothing in the database makes it unique. */
  NO_KEY("personality_placement"),
  /** What is released is taken off a second time. */
  RELEASED_TWICE("personality_claim_host");

  private final String unguarded;

  Planted(String unguarded) {
    this.unguarded = unguarded;
  }

  /** The table that loses its checks and unique keys but for the primary one; empty for none. */
  String unguarded() {
    return unguarded;
  }
}
