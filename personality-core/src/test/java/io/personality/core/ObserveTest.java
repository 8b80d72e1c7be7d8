package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.Subscription;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.observe.CountingLauncher;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.WorkloadObservation;
import io.personality.spi.HypervisorLauncher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an engine tells of its VMs. */
class ObserveTest {
  private static final HostId HOST = new HostId("host");
  private static final PlacementId NOBODY = new PlacementId(new UUID(0, 0));

  private final BlockingQueue<WorkloadObservation> told = new LinkedBlockingQueue<>();

  private static Personality engine(HypervisorLauncher launcher, Duration observe) {
    Personality engine =
        Personality.builder()
            .storage("memory", Map.of())
            .launcher(launcher)
            .observeEvery(observe)
            .build();
    engine.fleet().report(Fingerprint.of(HOST, Capacity.of(4, 4_096), Map.of()));
    return engine;
  }

  private static PlacementId placed(Personality engine) {
    Profile any = Profile.builder("Any").metric("memory_bandwidth", 1).build();
    return assertInstanceOf(
            Placed.class, engine.place(PlacementRequest.of(any).resources(1, 64).build()))
        .placement()
        .id();
  }

  private WorkloadObservation next() throws InterruptedException {
    WorkloadObservation next = told.poll(60, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing was told");
    return next;
  }

  @Test
  void tellsAndKeepsTheNewestOfWhatRuns() throws InterruptedException {
    try (Personality engine = engine(new CountingLauncher(), Duration.ofMillis(1));
        Subscription subscription = engine.observe(told::add)) {
      assertEquals(Optional.empty(), engine.observation(NOBODY));
      PlacementId id = placed(engine);
      WorkloadObservation first = next();
      assertEquals(id, first.placement());
      assertEquals(HOST, first.host());
      assertEquals(OptionalDouble.of(0.5), next().processor().busy());
      assertEquals(id, engine.observation(id).orElseThrow().placement());
      assertEquals(0, subscription.dropped());
      engine.release(id);
      assertEquals(Optional.empty(), engine.observation(id));
    }
  }

  @Test
  void aClosedEngineTellsNothing() throws InterruptedException {
    Personality engine = engine(new CountingLauncher(), Duration.ofMillis(1));
    Subscription subscription = engine.observe(told::add);
    PlacementId id = placed(engine);
    assertEquals(id, next().placement());
    engine.close();
    subscription.close();
    try (Subscription late = engine.observe(told::add)) {
      assertEquals(0, late.dropped());
    }
  }

  @Test
  void nothingIsSampledUnlessAsked() {
    CountingLauncher launcher = new CountingLauncher();
    try (Personality engine = engine(launcher, Duration.ZERO)) {
      assertEquals(Optional.empty(), engine.observation(placed(engine)));
    }
  }

  @Test
  void aLauncherThatCannotTellIsNoFault() {
    try (Personality engine = engine(new MemoryLauncher(), Duration.ofMillis(1));
        Subscription subscription = engine.observe(told::add)) {
      PlacementId id = placed(engine);
      assertEquals(Optional.empty(), engine.observation(id));
      assertEquals(0, subscription.dropped());
    }
  }

  @Test
  void aConsoleIsShownByALauncherThatCanOfAVmThatRuns() {
    try (Personality engine = engine(new MemoryLauncher(), Duration.ZERO)) {
      PlacementId id = placed(engine);
      LaunchException cannot = assertThrows(LaunchException.class, () -> engine.console(id));
      assertTrue(String.valueOf(cannot.getMessage()).contains("no consoles"), cannot::toString);
      engine.release(id);
      assertThrows(IllegalArgumentException.class, () -> engine.console(id));
      assertThrows(IllegalArgumentException.class, () -> engine.console(NOBODY));
    }
  }

  @Test
  void aPeriodIsNotNegative() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Personality.builder().observeEvery(Duration.ofMillis(-1)));
  }
}
