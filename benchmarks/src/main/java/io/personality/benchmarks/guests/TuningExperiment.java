package io.personality.benchmarks.guests;

import io.personality.LaunchException;
import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The same guest tuned (A) and not (B), in turns on one host beside a busy neighbour: what the
 * tuning of a profile that is sensitive to latency does to it.
 */
public final class TuningExperiment implements Experiment {
  private static final int ROUNDS = 10;
  private static final int QUICK_ROUNDS = 1;
  private static final Goal RATE = new Goal("tuned_rate_vs_plain", "x", Bound.atLeast(0));
  private static final Goal STALL = new Goal("tuned_stall_ms", "ms", Bound.atMost(10_000));

  @Override
  public String name() {
    return "tuning";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    int rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
    try (Pair pair = Pair.on(System.getenv("PERSONALITY_LIBVIRT_URI"))) {
      progress.say("guests run " + pair.how());
      for (int round = 0; round < rounds; round++) {
        // Who begins changes, so that what drifts meanwhile meets both alike.
        for (boolean tuned : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
          Pair.Seen seen = pair.measure(tuned);
          progress.say((tuned ? "tuned: " : "plain: ") + seen);
        }
      }
      return new Outcome(List.of(rate(pair, rounds), stall(pair, rounds)), List.of());
    } catch (IOException | LaunchException | AssertionError e) {
      return missing(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing(e);
    }
  }

  private static Outcome missing(Throwable why) {
    return new Outcome(
        List.of(
            RATE.missing("could not be measured: " + why),
            STALL.missing("could not be measured: " + why)),
        List.of());
  }

  private static Row rate(Pair pair, int rounds) {
    double tuned = median(pair.seen(true), Pair.Seen::loops);
    double plain = median(pair.seen(false), Pair.Seen::loops);
    return RATE.measured(
        tuned / plain,
        String.format(
            Locale.ROOT,
            "%.0f loops a second tuned, %.0f plain; %s; medians of %d rounds of %d s; reported",
            tuned,
            plain,
            pair.how(),
            rounds,
            Pair.SECONDS));
  }

  private static Row stall(Pair pair, int rounds) {
    double tuned = median(pair.seen(true), Pair.Seen::stallMillis);
    double plain = median(pair.seen(false), Pair.Seen::stallMillis);
    return STALL.measured(
        tuned,
        String.format(
            Locale.ROOT,
            "longest stall %.0f ms tuned, %.0f ms plain, to 10 ms; %s; medians of %d rounds; reported",
            tuned,
            plain,
            pair.how(),
            rounds));
  }

  private static double median(List<Pair.Seen> seen, ToDoubleFunction<Pair.Seen> figure) {
    return Figures.median(seen.stream().mapToDouble(figure).toArray());
  }
}
