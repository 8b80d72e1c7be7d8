package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.BatchMode;
import io.personality.PlacementRequest;
import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import io.personality.spi.contract.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several requests at once, on storage and launcher in memory. */
class BatchPlacementTest {
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private final MemoryStorage storage = new MemoryStorage();

  private static HostId id(int host) {
    return new HostId("host-" + host);
  }

  private Personality engine(HypervisorLauncher launcher, int hosts) {
    return engine(launcher, hosts, Clock.fixed(Samples.START, ZoneOffset.UTC));
  }

  private Personality engine(HypervisorLauncher launcher, int hosts, Clock clock) {
    Personality engine =
        Personality.builder()
            .storage(storage)
            .launcher(launcher)
            .clock(clock)
            .reconcileEvery(Duration.ZERO)
            .build();
    for (int host = 1; host <= hosts; host++) {
      engine
          .fleet()
          .report(
              Fingerprint.of(
                  id(host),
                  Capacity.of(2, 4_096),
                  Map.of(
                      new FeatureName("memory_bandwidth"),
                      Reading.of(10 + host, Provenance.MEASURED, "test"))));
    }
    return engine;
  }

  private static MemoryLauncher launcher(int... failing) {
    Set<HostId> hosts = new HashSet<>();
    IntStream.of(failing).forEach(host -> hosts.add(id(host)));
    return new MemoryLauncher(hosts, Set.of());
  }

  /** Requests for VMs that take a whole host. */
  private static List<PlacementRequest> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                PlacementRequest.of(FAST_MEMORY)
                    .resources(2, 1_024)
                    .idempotencyKey("key-" + i)
                    .build())
        .toList();
  }

  private void checkNothingIsLeft(MemoryLauncher launcher) {
    assertEquals(Map.of(), launcher.running());
    assertEquals(List.of(), storage.claims().list());
    assertEquals(List.of(), storage.placements().live());
  }

  @Test
  void placesAllOfABatch() {
    MemoryLauncher launcher = launcher();
    try (Personality engine = engine(launcher, 3)) {
      List<PlacementResult> results = engine.placeAll(requests(3), BatchMode.ALL_OR_NOTHING);
      Set<HostId> hosts = new HashSet<>();
      Set<Placement.Batch> batches = new HashSet<>();
      for (PlacementResult result : results) {
        Placement placement = assertInstanceOf(Placed.class, result).placement();
        assertEquals(PlacementState.RUNNING, placement.state());
        assertEquals(placement, engine.placement(placement.id()).orElseThrow());
        hosts.add(placement.decision().host());
        batches.add(placement.batch().orElseThrow());
      }
      assertEquals(Set.of(id(1), id(2), id(3)), hosts);
      assertEquals(1, batches.size());
      assertEquals(3, batches.iterator().next().size());
      assertEquals(3, launcher.running().size());
    }
  }

  @Test
  void placesNothingWhereOneHasNoRoom() {
    MemoryLauncher launcher = launcher();
    try (Personality engine = engine(launcher, 2)) {
      List<PlacementResult> results = engine.placeAll(requests(4), BatchMode.ALL_OR_NOTHING);
      List<Reason> reasons =
          results.stream().map(one -> assertInstanceOf(NotPlaced.class, one).reason()).toList();
      assertEquals(
          List.of(
              Reason.BATCH_GIVEN_UP,
              Reason.BATCH_GIVEN_UP,
              Reason.NO_MATCHING_HARDWARE,
              Reason.BATCH_GIVEN_UP),
          reasons);
      checkNothingIsLeft(launcher);
      assertEquals(2, engine.placements().size(), "those that were claimed are on record");
      assertInstanceOf(
          Placed.class,
          engine.place(PlacementRequest.of(FAST_MEMORY).resources(2, 1_024).build()),
          "the room is free");
    }
  }

  @Test
  void goesToAnotherHostWhereALaunchFails() {
    MemoryLauncher launcher = launcher(3);
    try (Personality engine = engine(launcher, 3)) {
      List<PlacementResult> results = engine.placeAll(requests(2), BatchMode.ALL_OR_NOTHING);
      results.forEach(one -> assertInstanceOf(Placed.class, one));
      assertEquals(Set.of(id(1), id(2)), new HashSet<>(launcher.running().values()));
    }
  }

  @Test
  void withdrawsWhatRunsWhereALaunchFailsEverywhere() {
    MemoryLauncher launcher = launcher(1);
    try (Personality engine = engine(launcher, 3)) {
      List<PlacementResult> results = engine.placeAll(requests(3), BatchMode.ALL_OR_NOTHING);
      List<Reason> reasons =
          results.stream().map(one -> assertInstanceOf(NotPlaced.class, one).reason()).toList();
      assertEquals(1, reasons.stream().filter(Reason.LAUNCH_FAILED::equals).count());
      assertEquals(2, reasons.stream().filter(Reason.BATCH_GIVEN_UP::equals).count());
      checkNothingIsLeft(launcher);
    }
  }

  @Test
  void eachOfABestEffortStandsForItself() {
    try (Personality engine = engine(launcher(), 2)) {
      List<PlacementResult> results = engine.placeAll(requests(3), BatchMode.BEST_EFFORT);
      assertInstanceOf(Placed.class, results.get(0));
      assertInstanceOf(Placed.class, results.get(1));
      assertInstanceOf(NotPlaced.class, results.get(2));
      assertEquals(2, storage.claims().list().size());
    }
  }

  @Test
  void theSameKeysGiveTheSamePlacements() {
    MemoryLauncher launcher = launcher();
    try (Personality engine = engine(launcher, 3)) {
      List<PlacementResult> first = engine.placeAll(requests(2), BatchMode.ALL_OR_NOTHING);
      List<PlacementResult> again = engine.placeAll(requests(2), BatchMode.ALL_OR_NOTHING);
      for (int i = 0; i < 2; i++) {
        assertEquals(
            assertInstanceOf(Placed.class, first.get(i)).placement(),
            assertInstanceOf(Placed.class, again.get(i)).placement());
      }
      assertEquals(2, launcher.running().size());
      List<PlacementResult> more = engine.placeAll(requests(3), BatchMode.ALL_OR_NOTHING);
      assertInstanceOf(Placed.class, more.get(0));
      assertEquals(Reason.BATCH_GIVEN_UP, assertInstanceOf(NotPlaced.class, more.get(2)).reason());
      assertEquals(2, launcher.running().size(), "nothing is added to a batch");
    }
  }

  @Test
  void membersKeepApart() {
    try (Personality engine = engine(launcher(), 3)) {
      List<PlacementRequest> apart =
          IntStream.range(0, 3)
              .mapToObj(
                  i ->
                      PlacementRequest.of(FAST_MEMORY)
                          .resources(1, 128)
                          .group(new Group("db", Affinity.APART, ""))
                          .build())
              .toList();
      Set<HostId> hosts = new HashSet<>();
      for (PlacementResult result : engine.placeAll(apart, BatchMode.ALL_OR_NOTHING)) {
        hosts.add(assertInstanceOf(Placed.class, result).placement().decision().host());
      }
      assertEquals(3, hosts.size());
    }
  }

  @Test
  void refusesKeysTwiceAndBatchesTooLarge() {
    try (Personality engine = engine(launcher(), 1)) {
      PlacementRequest one = requests(1).get(0);
      assertThrows(
          IllegalArgumentException.class,
          () -> engine.placeAll(List.of(one, one), BatchMode.BEST_EFFORT));
      assertThrows(
          IllegalArgumentException.class,
          () -> engine.placeAll(requests(257), BatchMode.ALL_OR_NOTHING));
      assertEquals(List.of(), engine.placeAll(List.of(), BatchMode.ALL_OR_NOTHING));
    }
  }

  /** What ends the process in the middle of a launch. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Launches some VMs, then crashes. */
  private static final class Crashing implements HypervisorLauncher {
    private final MemoryLauncher launcher;
    private final AtomicInteger left;

    Crashing(MemoryLauncher launcher, int launches) {
      this.launcher = launcher;
      left = new AtomicInteger(launches);
    }

    @Override
    public LaunchState launch(LaunchOrder order) {
      if (left.getAndDecrement() <= 0) {
        throw new Crash();
      }
      return launcher.launch(order);
    }

    @Override
    public LaunchState stateOf(VmSite site) {
      return launcher.stateOf(site);
    }

    @Override
    public void withdraw(VmSite site) {
      launcher.withdraw(site);
    }

    @Override
    public void close() {}
  }

  @Test
  void aBatchThatACrashCutOffIsGivenUp() {
    MemoryLauncher launcher = launcher();
    Personality crashed = engine(new Crashing(launcher, 2), 3);
    assertThrows(
        IllegalStateException.class, () -> crashed.placeAll(requests(3), BatchMode.ALL_OR_NOTHING));
    assertEquals(2, launcher.running().size());
    try (Personality soon = engine(launcher, 0, at(Duration.ofMinutes(10)))) {
      assertEquals(2, launcher.running().size(), "somebody may still be at work on it");
      assertEquals(3, soon.placements().size());
    }
    try (Personality later = engine(launcher, 0, at(Duration.ofMinutes(16)))) {
      checkNothingIsLeft(launcher);
      assertTrue(later.placements().stream().allMatch(one -> one.state() == PlacementState.FAILED));
    }
  }

  @Test
  void aBatchThatRunsAsAWholeIsKept() {
    MemoryLauncher launcher = launcher();
    try (Personality engine = engine(launcher, 3)) {
      // As it is when a crash comes between the last launch and the first record of it.
      engine.placeAll(requests(3), BatchMode.ALL_OR_NOTHING);
    }
    MemoryStorage before = new MemoryStorage();
    for (Placement placement : storage.placements().list()) {
      Placement claimed =
          new Placement(
              placement.id(),
              placement.tenant(),
              placement.idempotencyKey(),
              placement.groups(),
              placement.profile(),
              placement.decision(),
              placement.resources(),
              placement.units(),
              placement.history().subList(0, 1),
              placement.batch());
      before.placements().open(claimed);
      before.placements().advance(claimed.then(placement.history().get(1)), PlacementState.CLAIMED);
    }
    storage
        .claims()
        .list()
        .forEach(
            claim -> before.claims().claim(claim, Samples.limit(64, 1_000_000), Samples.START));
    try (Personality later =
        Personality.builder()
            .storage(before)
            .launcher(launcher)
            .clock(at(Duration.ofMinutes(16)))
            .build()) {
      assertTrue(
          later.placements().stream().allMatch(one -> one.state() == PlacementState.RUNNING));
      assertEquals(3, launcher.running().size());
    }
  }

  private static Clock at(Duration later) {
    Instant then = Samples.START.plus(later);
    return Clock.fixed(then, ZoneOffset.UTC);
  }
}
