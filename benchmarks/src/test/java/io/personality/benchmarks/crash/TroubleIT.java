package io.personality.benchmarks.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.Progress;
import io.personality.benchmarks.store.Scratch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The experiment {@code crash} in short: two engines, and kills of both kinds. */
class TroubleIT {
  @Test
  void nothingIsLostWhereEnginesAndTheDatabaseAreKilled() throws Exception {
    try (Scratch scratch = Scratch.folder("crash")) {
      Trouble.Plan plan =
          new Trouble.Plan(Planted.NOTHING, 2, Duration.ofSeconds(12), Duration.ofSeconds(3), 7);
      Trouble.Outcome outcome = new Trouble(plan, scratch.path(), new Progress(System.err)).run();
      assertTrue(outcome.audit().isClean(), outcome.audit()::toString);
      assertTrue(outcome.placements() > 0, "nothing was placed");
      assertTrue(outcome.engineKills() > 0, "no engine was killed");
      assertEquals(2, outcome.databaseKills());
    }
  }
}
