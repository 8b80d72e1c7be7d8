package io.personality.benchmarks.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.Subscription;
import io.personality.core.Personality;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.Level;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.model.WorkloadObservation;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An engine on a real QEMU: what it tells of a guest, and what becomes of one that is killed. */
class TelemetryIT {
  private static final Profile CALM =
      Profile.builder("Calm")
          .trait("latency_sensitivity", Level.LOW)
          .metric("memory_bandwidth", 1)
          .build();

  private static QemuRig rig;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(1);
  }

  @AfterAll
  static void stop() throws Exception {
    if (rig != null) {
      rig.close();
    }
  }

  /** An engine whose host has room for one guest, and that reconciles where it is told to. */
  private static Personality engine() {
    Personality engine =
        Personality.builder()
            .storage("memory", Map.of())
            .launcher("libvirt", rig.settings())
            .observeEvery(Duration.ofMillis(500))
            .reconcileEvery(Duration.ofDays(1))
            .build();
    engine.fleet().report(Fingerprint.of(QemuRig.id(0), Capacity.of(2, 192), Map.of()));
    engine.fleet().register(QemuRig.id(0), rig.host(0).settings());
    return engine;
  }

  private static PlacementRequest request() {
    return PlacementRequest.of(CALM).resources(2, 192).guest(QemuRig.guest()).build();
  }

  private static WorkloadObservation first(
      BlockingQueue<WorkloadObservation> told, Predicate<WorkloadObservation> wanted)
      throws InterruptedException {
    WorkloadObservation next = told.poll(60, TimeUnit.SECONDS);
    while (next != null && !wanted.test(next)) {
      next = told.poll(60, TimeUnit.SECONDS);
    }
    assertTrue(next != null, "nothing of the kind was told");
    return next;
  }

  private static double busy(WorkloadObservation observation) {
    return observation.processor().busy().orElse(0);
  }

  @Test
  void aBusyGuestIsSeenAndOneThatIsKilledIsFailedAndFreedOnce() throws Exception {
    BlockingQueue<WorkloadObservation> told = new LinkedBlockingQueue<>();
    try (Personality engine = engine();
        Subscription subscription = engine.observe(told::add)) {
      PlacementId id = assertInstanceOf(Placed.class, engine.place(request())).placement().id();
      WorkloadObservation seen = first(told, one -> busy(one) > 0.05);
      assertEquals(id, seen.placement());
      assertEquals(QemuRig.id(0), seen.host());
      assertTrue(busy(seen) <= 1, seen::toString);
      assertTrue(seen.processor().steal().isPresent(), seen::toString);
      assertTrue(seen.memory().residentMib().orElse(0) > 32, seen::toString);
      assertTrue(seen.interval().toNanos() > 0, seen::toString);
      assertTrue(seen.disk().read().bytesPerSecond().isPresent(), seen::toString);
      first(told, one -> one.memory().dirtyMibPerSecond().isPresent());
      try (InputStream console = engine.console(id)) {
        assertTrue(console.read() >= 0, "the guest says something");
      }
      assertInstanceOf(NotPlaced.class, engine.place(request()));

      rig.qemu(0).qemu(id.toString()).orElseThrow().destroyForcibly();
      // Nobody asks: the hypervisor tells, the engine looks, and the room is free.
      Console.until(() -> hasRoom(engine), "its room is freed");
      Placement ended = engine.placement(id).orElseThrow();
      assertEquals(PlacementState.FAILED, ended.state());
      assertEquals(Optional.empty(), engine.observation(id));

      PlacementId next = assertInstanceOf(Placed.class, engine.place(request())).placement().id();
      first(told, one -> one.placement().equals(next));
      engine.reconcile();
      engine.reconcile();
      assertEquals(ended, engine.placement(id).orElseThrow(), "it failed once");
      assertEquals(PlacementState.RUNNING, engine.placement(next).orElseThrow().state());
      assertInstanceOf(NotPlaced.class, engine.place(request()), "and was freed once");
      assertEquals(0, subscription.dropped());
      engine.release(next);
    }
  }

  private static boolean hasRoom(Personality engine) {
    return !engine.candidates(CALM, new Resources(2, 192), 1).candidates().isEmpty();
  }
}
