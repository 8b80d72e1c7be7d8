package io.personality.benchmarks.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.Placed;
import io.personality.benchmarks.store.Scratch;
import io.personality.core.Personality;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Level;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service goes on while the libvirt daemon of its host is away for half a minute. */
class OutageIT {
  private static final Duration AWAY = Duration.ofSeconds(30);
  private static final Profile CALM =
      Profile.builder("Calm")
          .trait("latency_sensitivity", Level.LOW)
          .metric("memory_bandwidth", 1)
          .build();

  private static PlacementRequest request() {
    return PlacementRequest.of(CALM).resources(1, 192).guest(QemuRig.guest()).build();
  }

  /** As a service has it: it looks after its placements by itself. */
  private static Personality engine(Scratch scratch, QemuRig rig) {
    Personality engine =
        Personality.builder()
            .storage("jdbc", Map.of("url", "jdbc:h2:file:" + scratch.path().resolve("state")))
            .launcher("libvirt", rig.settings())
            .leases(Duration.ofSeconds(4), Duration.ofSeconds(8))
            .reconcileEvery(Duration.ofSeconds(1))
            .build();
    engine.fleet().report(rig.host(0).fingerprint());
    engine.fleet().register(QemuRig.id(0), rig.host(0).settings());
    return engine;
  }

  @Test
  void theServiceGoesOnAndFindsItsVmsAgain() throws Exception {
    QemuHost.require();
    try (Scratch scratch = Scratch.folder("outage");
        QemuRig rig = new QemuRig(1);
        Personality engine = engine(scratch, rig)) {
      PlacementId before = assertInstanceOf(Placed.class, engine.place(request())).placement().id();
      Console console = rig.console(before);
      console.line("GUEST-TICK 1 ");

      rig.qemu(0).stopDaemon();
      PlacementResult meanwhile = engine.place(request());
      LaunchException told = assertThrows(LaunchException.class, () -> engine.tunings(before));
      assertTrue(told.getMessage().contains(QemuRig.id(0).value()), told.getMessage());
      assertThrows(LaunchException.class, () -> engine.release(before));
      long back = System.nanoTime() + AWAY.toNanos();
      while (System.nanoTime() - back < 0) {
        // What needs no hypervisor is answered as ever, and nothing is given up for lost.
        assertFalse(engine.candidates(CALM, new Resources(1, 192), 1).candidates().isEmpty());
        assertTrue(engine.similarity(before).current().isPresent());
        assertEquals(PlacementState.RUNNING, engine.placement(before).orElseThrow().state());
        Thread.sleep(500);
      }
      rig.qemu(0).startDaemon();

      Console.until(() -> !isAway(engine, before), "the daemon is met again");
      Placement after = assertInstanceOf(Placed.class, engine.place(request())).placement();
      assertEquals(PlacementState.RUNNING, after.state());
      rig.console(after.id()).line("GUEST-TICK 1 ");
      assertEquals(PlacementState.RUNNING, engine.placement(before).orElseThrow().state());
      int ticks = console.lines("GUEST-TICK").size();
      console.after("GUEST-TICK", ticks + 1);
      assertEquals(1, console.lines("GUEST-READY").size(), "it was not started twice");
      assertSettled(engine, rig, meanwhile);
      engine.release(before);
      engine.release(after.id());
    }
  }

  private static boolean isAway(Personality engine, PlacementId id) {
    try {
      return engine.tunings(id).isEmpty();
    } catch (LaunchException e) {
      return true;
    }
  }

  /** What was asked for while nobody could tell either runs, or is over and holds nothing. */
  private static void assertSettled(Personality engine, QemuRig rig, PlacementResult meanwhile)
      throws Exception {
    if (meanwhile instanceof Placed placed) {
      PlacementId id = placed.placement().id();
      Console.until(
          () ->
              List.of(PlacementState.RUNNING, PlacementState.FAILED)
                  .contains(engine.placement(id).orElseThrow().state()),
          "the launch into the dark is settled");
      boolean runs = rig.qemu(0).qemu(id.toString()).isPresent();
      assertEquals(
          runs, engine.placement(id).orElseThrow().state() == PlacementState.RUNNING, id::toString);
      if (runs) {
        engine.release(id);
      }
    }
  }
}
