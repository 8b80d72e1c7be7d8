package io.personality.benchmarks.load;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.benchmarks.store.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The service with ten thousand hosts: one client, then two hundred and sixteen at once. */
public final class LoadExperiment implements Experiment {
  private static final int HOSTS = 10_000;
  private static final int CLIENTS = Crowd.READERS + Crowd.WRITERS;
  private static final Goal OVERHEAD = new Goal("match_http_overhead", "x", Bound.atMost(3));
  private static final Goal SLIDER = new Goal("slider_rerank", "ms", Bound.atMost(50));
  private static final Goal ERRORS = new Goal("errors", "", Bound.atMost(0));
  private static final Goal LOST = new Goal("placements_lost", "", Bound.atMost(0));
  private static final Goal GROWTH = new Goal("rss_growth_mib", "MiB", Bound.atMost(64));
  private static final List<Goal> GOALS = List.of(OVERHEAD, SLIDER, ERRORS, LOST, GROWTH);

  @Override
  public String name() {
    return "load";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    try (Scratch scratch = Scratch.folder("load")) {
      Path root = Path.of(System.getProperty("personality.root", "."));
      Path fleet = scratch.path().resolve("fleet.jsonl");
      String origin =
          FleetFile.write(
              fleet,
              HOSTS,
              settings.fleet(),
              root.resolve("examples/cli/src/main/resources/io/personality/cli/host-types.jsonl"),
              settings.seed());
      try (ServiceProcess service = ServiceProcess.start(scratch.path(), fleet, progress)) {
        Caller caller = new Caller(service.address());
        List<Row> rows = new ArrayList<>(alone(caller, fleet, origin, settings, progress));
        rows.addAll(crowded(service, caller, settings, progress));
        return new Outcome(rows, List.of());
      }
    } catch (IOException e) {
      return missing(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing(e);
    }
  }

  private static Outcome missing(Exception why) {
    return new Outcome(
        GOALS.stream().map(goal -> goal.missing("could not be measured: " + why)).toList(),
        List.of());
  }

  private static List<Row> alone(
      Caller caller, Path fleet, String origin, Settings settings, Progress progress)
      throws IOException, InterruptedException {
    int questions = settings.quick() ? 300 : 1_000;
    progress.say("one client, " + questions + " questions of each kind");
    SideBySide both = SideBySide.of(caller, fleet, questions, settings.seed());
    return List.of(
        OVERHEAD.measured(
            both.http().quantile(0.5) / both.inProcess().quantile(0.5),
            "p50 "
                + Figures.duration(both.http().quantile(0.5))
                + " over HTTP, "
                + Figures.duration(both.inProcess().quantile(0.5))
                + " in-process, in turns: profile document in, 10 hosts with terms out; p99 "
                + Figures.duration(both.http().quantile(0.99))
                + " and "
                + Figures.duration(both.inProcess().quantile(0.99))
                + "; "
                + origin),
        SLIDER.measured(
            both.slider().quantile(0.95) / 1e6,
            "p95 of the round trip for all scores, p50 "
                + Figures.duration(both.slider().quantile(0.5))));
  }

  private static List<Row> crowded(
      ServiceProcess service, Caller caller, Settings settings, Progress progress)
      throws IOException, InterruptedException {
    Crowd crowd = new Crowd(caller, settings.seed());
    int warmUp = settings.quick() ? 20 : 60;
    int seconds = settings.quick() ? 20 : 60;
    progress.say(CLIENTS + " clients, " + warmUp + " s to warm up");
    crowd.run(warmUp);
    double before = service.residentMib();
    progress.say(CLIENTS + " clients, " + seconds + " s");
    long asked = crowd.asked();
    crowd.run(seconds);
    double after = service.residentMib();
    List<String> errors = crowd.errors();
    errors.stream().distinct().limit(10).forEach(progress::say);
    if (!errors.isEmpty()) {
      service.failures().forEach(progress::say);
    }
    String load =
        String.format(
            Locale.ROOT,
            "%d readers, %d writers: %,.0f requests/s, %,d placed in all; dry runs p50 %s, p99 %s",
            Crowd.READERS,
            Crowd.WRITERS,
            (crowd.asked() - asked) / (double) seconds,
            crowd.placed(),
            Figures.duration(crowd.matches().quantile(0.5)),
            Figures.duration(crowd.matches().quantile(0.99)));
    return List.of(
        ERRORS.measured(errors.size(), errors.isEmpty() ? load : load + "; " + errors.get(0)),
        LOST.measured((double) crowd.lost(), "acknowledged and not ended, asked for one by one"),
        GROWTH.measured(
            after - before,
            String.format(
                Locale.ROOT,
                "%.0f -> %.0f MiB resident, after %d s of the same load; JVM with %s",
                before,
                after,
                warmUp,
                ServiceProcess.FLAGS)));
  }
}
