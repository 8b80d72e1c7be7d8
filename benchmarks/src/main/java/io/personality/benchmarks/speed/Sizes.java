package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Duel.Plan;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * <p><i>Immutable.</i>
 *
 * @param large hosts where the rows say a million
 * @param largest hosts where the rows say ten million
 * @param medium hosts where the rows say a hundred thousand
 * @param sweep hosts along the plots; none where there are no plots
 * @param toCheck how many answers are checked before something is timed
 * @param plan how long contenders are timed that take milliseconds or less
 * @param slow how long contenders are timed that take up to seconds
 */
record Sizes(
    int large, int largest, int medium, List<Integer> sweep, int toCheck, Plan plan, Plan slow) {
  /** Columns. */
  static final int COLUMNS = 32;

  /** Hosts asked for. */
  static final int K = 10;

  /** Requests with weights of their own, cycled through. */
  static final int REQUESTS = 50;

  private static final int MILLION = 1_000_000;

  /** Hosts where the rows say ten thousand, whatever the sizes. */
  static final int SMALL = 10_000;

  /** Hosts where a million of them fill blocks with one model each: as many as time allows. */
  int sorted() {
    return Math.min(largest, MILLION);
  }

  static Sizes of(boolean quick) {
    return quick
        ? new Sizes(
            250_000,
            600_000,
            30_000,
            List.of(),
            6,
            new Plan(50, Duration.ofMillis(800), 150, Duration.ofSeconds(2)),
            new Plan(1, Duration.ofMillis(800), 3, Duration.ofSeconds(1)))
        : new Sizes(
            1_000_000,
            10_000_000,
            100_000,
            List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000),
            16,
            new Plan(100, Duration.ofSeconds(5), 400, Duration.ofSeconds(20)),
            new Plan(2, Duration.ofSeconds(5), 11, Duration.ofSeconds(30)));
  }
}
