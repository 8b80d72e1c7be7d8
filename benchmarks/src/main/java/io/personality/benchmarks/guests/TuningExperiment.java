package io.personality.benchmarks.guests;

import io.personality.PersonalityException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.Placed;
import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.guests.Timings.Arm;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.Personality;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.Level;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One guest launched tuned and untuned in turns, that times its own work.
 *
 * <p>The two kinds differ in the traits of their profile only, so in what the tuner makes of them.
 * They take turns, and who begins takes turns as well: what changes on the host meanwhile meets
 * both.
 */
public final class TuningExperiment implements Experiment {
  private static final int MANY = 7;
  private static final int FEW = 1;
  private static final int TIMINGS_A_GUEST = 9;

  @Override
  public String name() {
    return "tuning";
  }

  /** A host to launch on, and an engine that does. */
  private record Bench(QemuRig rig, Personality engine, Connections hypervisor, String uri) {}

  private static Goal goal(int rounds) {
    return new Goal("tuning_rounds", "of " + rounds, Bound.atLeast(rounds));
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    int rounds = settings.quick() ? FEW : MANY;
    // With a daemon given, the rig only has the guest and a folder for its files.
    try (QemuRig rig = new QemuRig(settings.libvirt().isPresent() ? 0 : 1);
        Connections hypervisor = new Connections(Duration.ofSeconds(60), (uri, event) -> {});
        Personality engine = engine(rig, settings.libvirt())) {
      String uri = settings.libvirt().orElseGet(() -> rig.qemu(0).uri());
      register(engine, uri);
      return new Outcome(
          turns(new Bench(rig, engine, hypervisor, uri), rounds, progress), List.of());
    } catch (IOException | IllegalStateException | PersonalityException | LibvirtException e) {
      return missing(rounds, e);
    } catch (IllegalArgumentException e) { // the address is none
      return missing(rounds, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing(rounds, e);
    }
  }

  private static Outcome missing(int rounds, Exception why) {
    String reason = "could not be measured: " + why;
    List<Row> rows = new ArrayList<>(List.of(goal(rounds).missing(reason)));
    rows.addAll(Timings.missing(reason));
    return new Outcome(rows, List.of());
  }

  private static Personality engine(QemuRig rig, Optional<String> given) {
    Map<String, String> launcher = new HashMap<>(rig.settings());
    launcher.merge("command-line", " timed-work", String::concat);
    if (given.isPresent()) {
      launcher.put("virtualization", "auto");
    }
    return Personality.builder()
        .storage("memory", Map.of())
        .launcher("libvirt", launcher)
        .reconcileEvery(Duration.ofDays(1))
        .build();
  }

  private static void register(Personality engine, String uri) {
    Fingerprint host = engine.fleet().takenBy("libvirt", Map.of("uri", uri), false);
    engine.fleet().report(host);
    engine.fleet().register(host.host(), new Host.Settings(Resources.NONE, 1, Optional.of(uri)));
  }

  private static Profile profile(Arm arm) {
    Level level = arm == Arm.TUNED ? Level.HIGH : Level.LOW;
    return Profile.builder(arm.name())
        .trait("latency_sensitivity", level)
        .trait("throughput_priority", level)
        .metric("memory_bandwidth", 1)
        .build();
  }

  private static List<Row> turns(Bench bench, int rounds, Progress progress)
      throws IOException, InterruptedException {
    Timings timings = new Timings();
    String hypervisor = "unknown";
    int whole = 0;
    for (int round = 0; round < rounds; round++) {
      List<Arm> order =
          round % 2 == 0 ? List.of(Arm.TUNED, Arm.UNTUNED) : List.of(Arm.UNTUNED, Arm.TUNED);
      int done = 0;
      for (Arm arm : order) {
        PlacementId id = launched(bench, arm, round);
        hypervisor = hypervisor(bench, id);
        List<String> said = said(bench.rig().console(id));
        bench.engine().release(id);
        progress.say("round " + (round + 1) + ", " + arm + ", type " + hypervisor + ": " + said);
        done += timings.add(arm, said);
      }
      whole += done == order.size() * TIMINGS_A_GUEST ? 1 : 0;
    }
    List<Row> rows = new ArrayList<>();
    rows.add(
        goal(rounds)
            .measured(
                whole, "type " + hypervisor + ": both guests of a round did all of their work"));
    rows.addAll(timings.rows(hypervisor));
    return rows;
  }

  private static PlacementId launched(Bench bench, Arm arm, int round) {
    PlacementResult result =
        bench
            .engine()
            .place(
                PlacementRequest.of(profile(arm))
                    .resources(1, 192)
                    .guest(QemuRig.guest())
                    .idempotencyKey(arm + "-" + round)
                    .build());
    if (result instanceof Placed placed) {
      return placed.placement().id();
    }
    throw new IllegalStateException("the guest was not launched: " + result);
  }

  /** By what a guest runs. */
  private static String hypervisor(Bench bench, PlacementId id) {
    return bench
        .hypervisor()
        .call(bench.uri(), connection -> connection.with(id.toString(), Domain::xml))
        .map(xml -> LiveDomain.read(xml).identity().virtualization())
        .orElseThrow(() -> new IllegalStateException("the guest has ended by itself"));
  }

  private static List<String> said(Console console) throws IOException, InterruptedException {
    try {
      console.line("GUEST-WORK-DONE");
    } catch (AssertionError e) { // which is how a console says that a guest was too slow
      throw new IllegalStateException("the guest did not do its work: " + e.getMessage(), e);
    }
    return console.lines("GUEST-WORK ");
  }
}
