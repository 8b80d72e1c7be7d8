package io.personality.benchmarks.guests;

import io.personality.MoveTerms;
import io.personality.PersonalityException;
import io.personality.PlacementResult;
import io.personality.PlacementResult.Placed;
import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.benchmarks.store.Scratch;
import io.personality.core.Personality;
import io.personality.libvirt.testing.QemuHost;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A running guest that goes from one libvirt host to another, and everything that can be killed.
 */
public final class MigrateExperiment implements Experiment {
  private static final int MANY = 20;
  private static final int FEW = 5;
  private static final Goal LOST = new Goal("guest_ticks_lost", "ticks", Bound.atMost(0));
  private static final Goal DOWNTIME = new Goal("downtime_ms", "ms", Bound.atMost(10_000));

  /** What is killed in the middle of a move. */
  private enum Victim {
    SOURCE_DAEMON,
    TARGET_DAEMON,
    SOURCE_QEMU,
    TARGET_QEMU,
    ENGINE
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    int moves = settings.quick() ? FEW : MANY;
    Goal ok = new Goal("migrations_ok", "of " + moves, Bound.atLeast(moves));
    Goal kills =
        new Goal(
            "kills_consistent",
            "of " + Victim.values().length,
            Bound.atLeast(Victim.values().length));
    try (Scratch scratch = Scratch.folder("migrate");
        Ground ground = new Ground(scratch.path())) {
      List<Row> rows = new ArrayList<>(moved(ground, moves, ok, progress));
      rows.add(killed(ground, kills, progress));
      return new Outcome(rows, List.of());
    } catch (IOException | IllegalStateException | PersonalityException e) {
      return missing(List.of(ok, LOST, DOWNTIME, kills), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing(List.of(ok, LOST, DOWNTIME, kills), e);
    }
  }

  private static Outcome missing(List<Goal> goals, Exception why) {
    return new Outcome(
        goals.stream().map(goal -> goal.missing("could not be measured: " + why)).toList(),
        List.of());
  }

  private static List<Row> moved(Ground ground, int moves, Goal goal, Progress progress)
      throws IOException, InterruptedException {
    int done = 0;
    List<Double> downtimes = new ArrayList<>();
    String first = "record, claim and hypervisors agree after each";
    try (Personality engine = ground.engine()) {
      PlacementId id = ground.launched(engine, "moves").id();
      for (int i = 0; i < moves; i++) {
        HostId source = engine.placement(id).orElseThrow().decision().host();
        PlacementResult result = engine.move(id, MoveTerms.DEFAULT);
        Optional<String> untruth = ground.untruth(engine, id);
        boolean isThere =
            result instanceof Placed placed
                && placed.placement().decision().host().equals(Ground.other(source));
        progress.say("move " + (i + 1) + " from " + source + ": " + (isThere ? "ok" : result));
        if (isThere && untruth.isEmpty()) {
          done++;
        } else {
          first = untruth.orElseGet(result::toString);
        }
        ground.downtimeMillis(Ground.other(source), id).ifPresent(downtimes::add);
        int ticks = ground.console(id).lines("GUEST-TICK").size();
        ground.console(id).after("GUEST-TICK", ticks + 1); // it goes on ticking
      }
      int lost = ground.ticksLost(id);
      int boots = ground.console(id).lines("GUEST-READY").size();
      engine.release(id);
      return List.of(
          goal.measured(done, first),
          LOST.measured(
              lost + (boots - 1),
              "numbered ticks on the serial console; booted " + boots + " time"),
          downtimes.isEmpty()
              ? DOWNTIME.missing("libvirt did not say")
              : DOWNTIME.measured(
                  Figures.median(downtimes.stream().mapToDouble(Double::doubleValue).toArray()),
                  String.format(
                      Locale.ROOT,
                      "median of %d moves as libvirt has it, at most %.0f; reported, translated guest",
                      downtimes.size(),
                      downtimes.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
    }
  }

  private static Row killed(Ground ground, Goal goal, Progress progress)
      throws IOException, InterruptedException {
    int consistent = 0;
    List<String> ends = new ArrayList<>();
    for (Victim victim : Victim.values()) {
      String end = killed(ground, victim, progress);
      ends.add(end);
      consistent += end.contains("UNTRUE") ? 0 : 1;
    }
    return goal.measured(consistent, String.join("; ", ends));
  }

  private static String killed(Ground ground, Victim victim, Progress progress)
      throws IOException, InterruptedException {
    PlacementId id;
    HostId source;
    try (Personality engine = ground.engine()) {
      Placement placement = ground.launched(engine, "killed-" + victim);
      id = placement.id();
      source = placement.decision().host();
    }
    HostId target = Ground.other(source);
    Process mover = Mover.start(ground, id, target);
    boolean midway = awaitMoving(ground, source, id, mover);
    kill(ground, victim, id, source, mover);
    if (victim != Victim.ENGINE && !mover.waitFor(120, TimeUnit.SECONDS)) {
      mover.destroyForcibly();
    }
    Thread.sleep(Ground.LEASE.plus(Duration.ofSeconds(1)).toMillis()); // nobody is at it any more
    try (Personality engine = ground.engine()) {
      ground.settle(engine, id);
      Optional<String> untruth = ground.untruth(engine, id);
      Placement placement = engine.placement(id).orElseThrow();
      String end =
          victim.toString().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (midway ? "" : " (not midway)")
              + ": "
              + untruth
                  .map(what -> "UNTRUE: " + what + " after " + reasons(placement))
                  .orElse(
                      placement.state().toString().toLowerCase(Locale.ROOT)
                          + (placement.decision().host().equals(source)
                              ? " at the source"
                              : " at the target"));
      progress.say(end);
      if (!placement.state().isFinal() && untruth.isEmpty()) {
        engine.release(id);
      }
      return midway ? end : "UNTRUE: " + end;
    }
  }

  private static String reasons(Placement placement) {
    return placement.history().stream()
        .map(step -> step.state() + " (" + step.reason() + ")")
        .collect(Collectors.joining(", "));
  }

  private static boolean awaitMoving(Ground ground, HostId source, PlacementId id, Process mover)
      throws InterruptedException {
    while (mover.isAlive()) {
      if (ground.isMoving(source, id)) {
        return true;
      }
      Thread.sleep(20);
    }
    return false;
  }

  private static void kill(
      Ground ground, Victim victim, PlacementId id, HostId source, Process mover)
      throws IOException, InterruptedException {
    QemuHost here = ground.host(source);
    QemuHost there = ground.host(Ground.other(source));
    switch (victim) {
      case SOURCE_DAEMON -> {
        here.killDaemon();
        here.startDaemon();
      }
      case TARGET_DAEMON -> {
        there.killDaemon();
        there.startDaemon();
      }
      case SOURCE_QEMU -> here.qemu(id.toString()).ifPresent(ProcessHandle::destroyForcibly);
      case TARGET_QEMU -> there.qemu(id.toString()).ifPresent(ProcessHandle::destroyForcibly);
      case ENGINE -> {
        mover.destroyForcibly();
        mover.waitFor();
      }
    }
  }
}
