package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.core.internal.memory.PassingLauncher;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.VmSite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A VM that ends by itself, on a hypervisor that tells: found at once, and freed once. */
class EndedVmTest {
  private static final HostId HOST = new HostId("host");
  private static final Profile ANY = Profile.builder("Any").metric("memory_bandwidth", 1).build();
  private static final PlacementRequest WHOLE_HOST =
      PlacementRequest.of(ANY).resources(2, 1_024).build();

  private final MemoryStorage storage = new MemoryStorage();
  private final Telling launcher = new Telling();

  private Personality engine() {
    return Personality.builder()
        .storage(storage)
        .launcher(launcher)
        .reconcileEvery(Duration.ofDays(1)) // so that what is found was told
        .build();
  }

  @Test
  void isFailedAndItsRoomIsFreedOnceHoweverOftenThatIsTold() throws InterruptedException {
    try (Personality engine = engine()) {
      engine.fleet().report(Fingerprint.of(HOST, Capacity.of(2, 1_024), Map.of()));
      PlacementId id = assertInstanceOf(Placed.class, engine.place(WHOLE_HOST)).placement().id();
      assertInstanceOf(
          NotPlaced.class, engine.place(PlacementRequest.of(ANY).resources(1, 1).build()));

      launcher.vms.end(id);
      launcher.told.run();
      assertTrue(launcher.withdrawn.await(60, TimeUnit.SECONDS), "it was looked at");
      awaitRoom(engine);
      assertEquals(PlacementState.FAILED, engine.placement(id).orElseThrow().state());

      // Its room goes to another, which keeps it whatever is told of the first one.
      Placed next =
          assertInstanceOf(
              Placed.class, engine.place(PlacementRequest.of(ANY).resources(2, 1_024).build()));
      launcher.told.run();
      launcher.told.run();
      engine.reconcile();
      assertEquals(
          List.of(next.placement().id()),
          storage.claims().list().stream().map(Claim::placement).toList());
      assertEquals(1, failures(engine.placement(id).orElseThrow()));
      assertFalse(hasRoom(engine));
    }
  }

  private static boolean hasRoom(Personality engine) {
    return !engine.candidates(ANY, new Resources(2, 1_024), 1).candidates().isEmpty();
  }

  private static void awaitRoom(Personality engine) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!hasRoom(engine)) {
      assertTrue(System.nanoTime() - end < 0, "its room was not freed");
      Thread.sleep(1);
    }
  }

  private static long failures(Placement placement) {
    return placement.history().stream()
        .filter(step -> step.state() == PlacementState.FAILED)
        .count();
  }

  /** VMs in memory on a hypervisor that tells when it is told to. */
  private static final class Telling extends PassingLauncher {
    private final CountDownLatch withdrawn = new CountDownLatch(1);
    private volatile Runnable told = () -> {};

    private Telling() {
      super(new MemoryLauncher());
    }

    @Override
    public void listen(Runnable listener) {
      told = listener;
    }

    @Override
    public void withdraw(VmSite site) {
      super.withdraw(site);
      withdrawn.countDown();
    }
  }
}
