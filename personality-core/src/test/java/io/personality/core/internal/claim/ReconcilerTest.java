package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import io.personality.spi.contract.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final PlacementId ID = Samples.placementId(1);
  private static final Duration LONG = Duration.ofMinutes(16);

  private final World world = new World(Set.of());

  private Reconciliation reconcile() {
    return world.engine().reconcile();
  }

  private Placement record() {
    return world.storage.placements().find(ID).orElseThrow();
  }

  /** A placement that runs on host 2. */
  private void running() {
    assertTrue(world.engine().place(1, 2));
    world.checkSettled();
  }

  /** A record in the given state on host 2, with a claim until then. */
  private Placement left(PlacementState state, Instant leaseUntil) {
    Placement placement =
        Samples.placement(1, 2).decided(Samples.placement(1, 2).decision(), Set.of());
    world.storage.placements().open(placement);
    if (state == PlacementState.LAUNCHING) {
      Placement launching = Samples.then(placement, PlacementState.LAUNCHING);
      assertTrue(world.storage.placements().advance(launching, PlacementState.CLAIMED));
      placement = launching;
    }
    Claim claim = new Claim(ID, Samples.hostId(2), placement.resources(), Set.of(), leaseUntil);
    assertEquals(
        Outcome.CLAIMED,
        world.storage.claims().claim(claim, Claims.limitOf(World.host(2)), Samples.START));
    return placement;
  }

  private void startVm() {
    world.launcher.launch(Samples.order(1, World.host(2)));
  }

  @Test
  void doesNothingWhereEverythingIsTrue() {
    running();
    world.clock.advance(LONG);
    assertEquals(Reconciliation.NOTHING, reconcile());
    world.checkSettled();
  }

  @Test
  void failsARunningPlacementWhoseVmIsGoneAndFreesItOnce() {
    running();
    world.launcher.withdraw(new VmSite(ID, Samples.hostId(2), Optional.empty()));
    assertEquals(new Reconciliation(0, 1, 1, 0), reconcile());
    assertEquals(PlacementState.FAILED, record().state());
    assertEquals("the VM is gone", record().history().get(3).reason());
    world.checkSettled();
    assertTrue(world.engine().place(2, 2), "its room is free");
    assertEquals(Reconciliation.NOTHING, reconcile(), "and freed no second time");
    world.checkSettled();
  }

  @Test
  void failsARunningPlacementWhoseVmEnded() {
    running();
    world.launcher.end(ID);
    assertEquals(new Reconciliation(0, 1, 1, 0), reconcile());
    assertEquals("the VM ended by itself", record().history().get(3).reason());
    assertEquals(
        LaunchState.ABSENT,
        world.launcher.stateOf(new VmSite(ID, Samples.hostId(2), Optional.empty())),
        "what was left of it is removed");
  }

  @Test
  void keepsAVmThatRunsUnderALeaseThatHasNotLapsed() {
    left(PlacementState.LAUNCHING, Samples.at(10_000));
    startVm();
    world.clock.advance(LONG);
    assertEquals(new Reconciliation(1, 0, 0, 0), reconcile());
    assertEquals(PlacementState.RUNNING, record().state());
    world.checkSettled();
  }

  @Test
  void keepsAVmWhoseLeaseHasLapsedWhileItsRoomIsFree() {
    for (PlacementState state : List.of(PlacementState.CLAIMED, PlacementState.LAUNCHING)) {
      ReconcilerTest fresh = new ReconcilerTest();
      fresh.left(state, Samples.at(60));
      fresh.startVm();
      fresh.world.clock.advance(LONG);
      assertEquals(new Reconciliation(1, 0, 0, 0), fresh.reconcile());
      assertEquals(PlacementState.RUNNING, fresh.record().state());
      fresh.world.checkSettled();
    }
  }

  @Test
  void withdrawsAVmWhoseRoomHasBeenGivenAway() {
    left(PlacementState.LAUNCHING, Samples.at(60));
    startVm();
    world.clock.advance(LONG);
    assertTrue(world.engine().place(2, 2), "the lapsed claim does not count");
    assertEquals(new Reconciliation(0, 1, 0, 0), reconcile());
    assertEquals(PlacementState.FAILED, record().state());
    world.checkSettled();
  }

  @Test
  void reclaimsWhatRunsWithoutAClaim() {
    running();
    world.storage.claims().release(ID);
    assertEquals(Reconciliation.NOTHING, reconcile());
    world.checkSettled();
  }

  @Test
  void leavesARunningVmAloneThatHasNoRoomAnyMore() {
    running();
    world.storage.claims().release(ID);
    world.storage.placements().open(Samples.placement(2, 2));
    world
        .storage
        .claims()
        .claim(Samples.claim(2, 2, 4, 8_192), Claims.limitOf(World.host(2)), Samples.START);
    assertEquals(new Reconciliation(0, 0, 0, 1), reconcile());
    assertEquals(PlacementState.RUNNING, record().state());
    assertEquals(Set.of(ID), world.launcher.running().keySet());
  }

  @Test
  void freesClaimsThatBelongToNobody() {
    world
        .storage
        .claims()
        .claim(Samples.claim(7, 2, 4, 8_192), Claims.limitOf(World.host(2)), Samples.START);
    assertEquals(new Reconciliation(0, 0, 1, 0), reconcile());
    assertEquals(List.of(), world.storage.claims().list());
  }

  @Test
  void leavesAMoveToItsMoverAndToALauncherThatMoves() {
    running();
    Placement moving = Samples.then(record(), PlacementState.MIGRATING);
    assertTrue(world.storage.placements().advance(moving, PlacementState.RUNNING));
    world.launcher.withdraw(new VmSite(ID, Samples.hostId(2), Optional.empty()));
    assertEquals(Reconciliation.NOTHING, reconcile());
    world.clock.advance(LONG);
    // This world's launcher is seen through an interface that cannot move.
    assertEquals(Reconciliation.UNSETTLED, reconcile());
    assertEquals(PlacementState.MIGRATING, record().state());
    assertEquals(1, world.storage.claims().list().size());
  }

  /** A launcher that answers for every host in the same way. */
  private record Answering(MemoryLauncher launcher, LaunchState answer)
      implements HypervisorLauncher {
    @Override
    public LaunchState launch(LaunchOrder order) {
      return launcher.launch(order);
    }

    @Override
    public LaunchState stateOf(VmSite site) {
      if (answer == LaunchState.ENDED) {
        throw new IllegalStateException("a launcher that breaks its promise");
      }
      return answer;
    }

    @Override
    public void withdraw(VmSite site) {
      throw new LaunchException("may still run");
    }

    @Override
    public void close() {}
  }

  private Reconciliation reconcileWith(LaunchState answer) {
    Claims claims =
        new Claims(
            world.storage.claims(),
            world.storage.quotas(),
            (asked, present) -> false,
            Leases.of(world.clock),
            new Retry(1, failures -> {}));
    return new Reconciler(
            world.storage.placements(),
            new Answering(world.launcher, answer),
            claims,
            World::find,
            World::decide)
        .run();
  }

  @Test
  void leavesWhatTheHypervisorCannotSay() {
    left(PlacementState.LAUNCHING, Instant.MAX);
    world.clock.advance(LONG);
    for (LaunchState silent : List.of(LaunchState.UNKNOWN, LaunchState.ENDED)) {
      assertEquals(new Reconciliation(0, 0, 0, 1), reconcileWith(silent));
      assertEquals(PlacementState.LAUNCHING, record().state());
      assertEquals(1, world.storage.claims().list().size());
    }
    assertEquals(new Reconciliation(0, 1, 1, 0), reconcile());
    world.checkSettled();
  }

  @Test
  void holdsTheCapacityOfAVmThatCannotBeWithdrawn() {
    left(PlacementState.LAUNCHING, Instant.MAX);
    world.clock.advance(LONG);
    assertEquals(new Reconciliation(0, 1, 0, 1), reconcileWith(LaunchState.ABSENT));
    assertEquals(PlacementState.FAILED, record().state());
    assertEquals(1, world.storage.claims().list().size(), "the VM may still run");
    assertEquals(new Reconciliation(0, 0, 1, 0), reconcile());
    world.checkSettled();
  }

  @Test
  void settlesAPlacementWhoseHostIsNoLongerRegistered() {
    HostId unknown = new HostId("gone");
    Placement placement = Samples.placement(1, 2);
    Placement.Step step = new Placement.Step(Samples.START, PlacementState.CLAIMED, unknown, "");
    Placement.Decision decision = placement.decision();
    world
        .storage
        .placements()
        .open(
            new Placement(
                ID,
                placement.tenant(),
                placement.idempotencyKey(),
                Set.of(),
                placement.profile(),
                new Placement.Decision(
                    unknown, 1, decision.promised(), decision.selection(), 1, decision.basis()),
                placement.resources(),
                Set.of(),
                List.of(step)));
    world.clock.advance(LONG);
    assertEquals(1, reconcile().failed());
  }
}
