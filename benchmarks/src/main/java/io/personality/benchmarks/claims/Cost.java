package io.personality.benchmarks.claims;

import io.personality.benchmarks.store.Scratch;

/**
 * What a placement does to a database.
 *
 * @param commits transactions that write
 * @param statements of any kind
 */
record Cost(int commits, int statements) {
  private static final int PLACEMENTS = 20;

  /** Counted on an H2, since the statements are the same on every database. */
  static Cost ofAPlacement(Scratch scratch) {
    Ground.Counted counted =
        Ground.counted(
            "jdbc:h2:file:"
                + scratch.path().resolve("counted").resolve("state" + System.nanoTime()));
    try (Ground ground = counted.ground()) {
      ground.place(0); // which stores the profile, too
      long commits = counted.source().commits();
      long statements = counted.source().statements();
      for (int i = 0; i < PLACEMENTS; i++) {
        ground.place(0);
      }
      return new Cost(
          (int) Math.round((counted.source().commits() - commits) / (double) PLACEMENTS),
          (int) Math.round((counted.source().statements() - statements) / (double) PLACEMENTS));
    }
  }
}
