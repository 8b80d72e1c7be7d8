package io.personality.benchmarks.claims;

import io.personality.benchmarks.store.Scratch;
import io.personality.benchmarks.store.WatchedSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a placement does to a database.
 *
 * @param commits transactions that write
 * @param statements of any kind
 */
record Cost(int commits, int statements) {
  private static final int PLACEMENTS = 20;

  private static final class Counter implements WatchedSource.Watcher {
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();

    @Override
    public void executes(PreparedStatement statement) {
      statements.incrementAndGet();
    }

    @Override
    public void commits(boolean hasWritten) {
      commits.addAndGet(hasWritten ? 1 : 0);
    }
  }

  /** Counted on an H2, since the statements are the same on every database. */
  static Cost ofAPlacement(Scratch scratch) {
    Path file = scratch.path().resolve("counted-" + System.nanoTime());
    Counter counter = new Counter();
    try (Ground ground = Ground.watched("jdbc:h2:file:" + file, counter)) {
      ground.place(0); // which stores the profile, too
      long commits = counter.commits.get();
      long statements = counter.statements.get();
      for (int i = 0; i < PLACEMENTS; i++) {
        ground.place(0);
      }
      return new Cost(
          each(counter.commits.get() - commits), each(counter.statements.get() - statements));
    }
  }

  private static int each(long all) {
    return (int) Math.round(all / (double) PLACEMENTS);
  }
}
