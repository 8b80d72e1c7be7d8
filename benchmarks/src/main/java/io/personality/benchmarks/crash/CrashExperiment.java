package io.personality.benchmarks.crash;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.benchmarks.store.Scratch;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Four engines on one PostgreSQL, all of them killed again and again; what is left is audited. */
public final class CrashExperiment implements Experiment {
  private static final Goal OVERSUBSCRIBED =
      new Goal("oversubscribed_hosts", "hosts", Bound.atMost(0));
  private static final Goal DUPLICATES =
      new Goal("duplicate_placements", "placements", Bound.atMost(0));
  private static final Goal STUCK = new Goal("stuck_placements", "placements", Bound.atMost(0));
  private static final Goal LOST = new Goal("lost_placements", "placements", Bound.atMost(0));
  private static final Goal SHARED = new Goal("units_shared", "units", Bound.atMost(0));
  private static final Goal MADE = new Goal("placements_made", "placements", Bound.atLeast(1_001));
  private static final Goal CAUGHT = new Goal("planted_bugs_caught", "bugs", Bound.atLeast(3));

  private static final List<Planted> PLANTED =
      List.of(Planted.NO_CONDITION, Planted.NO_KEY, Planted.RELEASED_TWICE);

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    List<Row> rows = new ArrayList<>();
    Duration load = Duration.ofSeconds(settings.quick() ? 30 : 60);
    try {
      Trouble.Outcome outcome =
          trouble(
              new Trouble.Plan(Planted.NOTHING, 4, load, Duration.ofSeconds(4), settings.seed()),
              progress);
      rows.addAll(rows(outcome, load));
    } catch (IOException | SQLException | InterruptedException e) {
      for (Goal goal : List.of(OVERSUBSCRIBED, DUPLICATES, STUCK, LOST, SHARED, MADE)) {
        rows.add(goal.missing("could not be run: " + e));
      }
    }
    rows.add(caught(settings, progress));
    return new Outcome(rows, List.of());
  }

  private static Trouble.Outcome trouble(Trouble.Plan plan, Progress progress)
      throws IOException, SQLException, InterruptedException {
    progress.say(
        plan.engines()
            + " engines for "
            + plan.load().toSeconds()
            + " s, planted: "
            + plan.planted().name().toLowerCase(Locale.ROOT));
    try (Scratch scratch = Scratch.folder("crash")) {
      return new Trouble(plan, scratch.path(), progress).run();
    }
  }

  private static List<Row> rows(Trouble.Outcome outcome, Duration load) {
    Audit audit = outcome.audit();
    return List.of(
        row(OVERSUBSCRIBED, audit.oversubscribed()),
        row(DUPLICATES, audit.duplicates()),
        row(STUCK, audit.stuck()),
        row(LOST, audit.lost()),
        row(SHARED, audit.shared()),
        MADE.measured(
            outcome.placements(),
            String.format(
                Locale.ROOT,
                "by 12 clients in %d s; engines killed %d times, PostgreSQL %d times",
                load.toSeconds(),
                outcome.engineKills(),
                outcome.databaseKills())));
  }

  private static Row row(Goal goal, List<String> faults) {
    return goal.measured(
        faults.size(),
        faults.isEmpty()
            ? "by the auditor's own reading of tables, VMs and what clients were told"
            : String.join("; ", faults.subList(0, Math.min(5, faults.size()))));
  }

  private static Row caught(Settings settings, Progress progress) {
    int caught = 0;
    List<String> details = new ArrayList<>();
    for (Planted planted : PLANTED) {
      try {
        Audit audit =
            trouble(
                    new Trouble.Plan(
                        planted, 2, Duration.ofSeconds(10), Duration.ZERO, settings.seed()),
                    progress)
                .audit();
        caught += audit.isClean() ? 0 : 1;
        details.add(planted.name().toLowerCase(Locale.ROOT) + ": " + summary(audit));
      } catch (IOException | SQLException | InterruptedException e) {
        details.add(planted.name().toLowerCase(Locale.ROOT) + " could not be run: " + e);
      }
    }
    return CAUGHT.measured(caught, String.join("; ", details));
  }

  private static String summary(Audit audit) {
    return String.format(
        Locale.ROOT,
        "%d oversubscribed, %d duplicate, %d stuck, %d lost, %d shared",
        audit.oversubscribed().size(),
        audit.duplicates().size(),
        audit.stuck().size(),
        audit.lost().size(),
        audit.shared().size());
  }
}
