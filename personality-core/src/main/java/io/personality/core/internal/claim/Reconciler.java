package io.personality.core.internal.claim;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchState;
import io.personality.spi.MovingLauncher;
import io.personality.spi.MovingLauncher.Place;
import io.personality.spi.PlacementStore;
import io.personality.spi.VmSite;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings placements that were left half done to a true state by asking the launcher, and frees what
 * nobody holds with a right. <i>Thread-safe</i>: any number of engines may run it at any time, and
 * a run that is cut off anywhere is completed by the next.
 *
 * <p>A placement on its way is touched only once nobody can be at work on it any more ({@link
 * Leases}); and so is one that is being moved. A batch of which no placement has run yet is kept if
 * all of its VMs run, and otherwise given up as a whole. Whatever the hypervisor cannot say is left
 * for the next run. A placement is recorded as ended before its claim is freed, and its VM is
 * withdrawn in between, so that a launch that comes late finds no capacity freed under it.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final PlacementStore placements;
  private final HypervisorLauncher launcher;
  private final Claims claims;
  private final Function<HostId, Optional<Host>> hosts;
  private final Decider decider;

  /** Decides anew for a placement that was found on another host than it is recorded on. */
  public interface Decider {
    /** What its decision would be there. */
    Placement.Decision decide(Placement placement, HostId host);
  }

  /**
   * Reconciles.
   *
   * @param placements the records
   * @param launcher who knows what runs
   * @param claims who has what
   * @param hosts the registered hosts
   * @param decider says what a placement was decided by where it has moved to
   */
  public Reconciler(
      PlacementStore placements,
      HypervisorLauncher launcher,
      Claims claims,
      Function<HostId, Optional<Host>> hosts,
      Decider decider) {
    this.placements = placements;
    this.launcher = launcher;
    this.claims = claims;
    this.hosts = hosts;
    this.decider = decider;
  }

  /**
   * Looks at every placement and every claim once.
   *
   * @throws io.personality.StorageException if a store fails for good
   */
  public Reconciliation run() {
    Reconciliation done = Reconciliation.NOTHING;
    for (Placement placement : placements.live()) {
      done = done.plus(settle(placement));
    }
    int lapsed = claims.expire();
    return done.plus(new Reconciliation(0, 0, lapsed, 0)).plus(freeRemnants());
  }

  private Reconciliation settle(Placement placement) {
    return switch (placement.state()) {
      case CLAIMED, LAUNCHING ->
          claims.isAbandoned(placement) ? settleUnattended(placement) : Reconciliation.NOTHING;
      case RUNNING -> settleRunning(placement);
      case MIGRATING ->
          claims.isAbandoned(placement) ? settleMove(placement) : Reconciliation.NOTHING;
      case STOPPED, FAILED -> Reconciliation.NOTHING;
    };
  }

  private Reconciliation settleUnattended(Placement placement) {
    if (placement.batch().isEmpty()) {
      return settleAbandoned(placement);
    }
    List<Placement> batch = placements.ofBatch(placement.batch().get().id());
    if (batch.stream().anyMatch(Reconciler::hasRun)) {
      return settleAbandoned(placement); // all of it ran once: each goes on by itself
    }
    if (batch.stream().anyMatch(one -> !one.state().isFinal() && !claims.isAbandoned(one))) {
      return Reconciliation.NOTHING; // somebody is at work on another part of it
    }
    return settleBatch(placement, batch);
  }

  private static boolean hasRun(Placement placement) {
    return placement.history().stream().anyMatch(step -> step.state() == PlacementState.RUNNING);
  }

  /** Of a batch that nobody attends to and that has not run as a whole: kept if all of it runs. */
  private Reconciliation settleBatch(Placement placement, List<Placement> batch) {
    boolean isWhole = batch.size() == placement.batch().orElseThrow().size();
    boolean isGivenUp = !isWhole || batch.stream().anyMatch(one -> one.state().isFinal());
    if (!isGivenUp) {
      List<LaunchState> states = batch.stream().map(one -> stateOf(site(one))).toList();
      if (states.stream().allMatch(LaunchState.RUNNING::equals)) {
        return keep(placement);
      }
      if (states.stream()
          .noneMatch(state -> state == LaunchState.ABSENT || state == LaunchState.ENDED)) {
        return Reconciliation.UNSETTLED;
      }
    }
    // Its VM, if it has one, is withdrawn with the remnants, before the claim is freed.
    return fail(placement, "given up with its batch");
  }

  private Reconciliation settleAbandoned(Placement placement) {
    return switch (stateOf(site(placement))) {
      case RUNNING -> keep(placement);
      case ABSENT, ENDED -> fail(placement, "given up as " + placement.state() + "; no VM runs");
      case UNKNOWN -> Reconciliation.UNSETTLED;
    };
  }

  private Reconciliation settleRunning(Placement placement) {
    return switch (stateOf(site(placement))) {
      case RUNNING -> secured(placement) ? Reconciliation.NOTHING : unclaimed(placement);
      case ABSENT -> fail(placement, "the VM is gone");
      case ENDED -> fail(placement, "the VM ended by itself");
      case UNKNOWN -> Reconciliation.UNSETTLED;
    };
  }

  /** A move that nobody attends to any more: the launcher says where the VM is. */
  private Reconciliation settleMove(Placement placement) {
    HostId target = placement.history().get(placement.history().size() - 1).host();
    VmSite to = site(placement.id(), target);
    return switch (settled(site(placement), to)) {
      case SOURCE -> {
        Placement stays = advanced(placement, PlacementState.RUNNING, "the move was given up");
        yield stored(stays, placement) ? freedMove(placement) : Reconciliation.UNSETTLED;
      }
      case TARGET -> settleMoved(placement, target);
      // The remnants are withdrawn from where it was; nothing may come up at the target either.
      case NEITHER ->
          withdraw(to)
              ? fail(placement, "the VM was lost while it was moved")
              : Reconciliation.UNSETTLED;
      case UNKNOWN -> Reconciliation.UNSETTLED;
    };
  }

  private Reconciliation freedMove(Placement placement) {
    claims.giveUpMove(placement.id());
    return Reconciliation.RUNNING;
  }

  /** The claim first: until the record says where it is, its room there is held. */
  private Reconciliation settleMoved(Placement placement, HostId target) {
    claims.finishMove(placement.id());
    Set<ExclusiveUnit> units =
        claims.find(placement.id()).map(Claim::units).orElse(placement.units());
    Placement moved = placement.decided(decider.decide(placement, target), units);
    return stored(
            moved.then(
                new Placement.Step(
                    claims.now(), PlacementState.RUNNING, target, "found where it moved to")),
            placement)
        ? Reconciliation.RUNNING
        : Reconciliation.UNSETTLED;
  }

  private Place settled(VmSite from, VmSite to) {
    if (!(launcher instanceof MovingLauncher moving)) {
      return Place.UNKNOWN; // of a launcher that could; this one knows nothing of it
    }
    try {
      return moving.settle(from, to);
    } catch (RuntimeException e) {
      LOG.warn("The launcher cannot say where placement {} is", from.placement(), e);
      return Place.UNKNOWN;
    }
  }

  /** Records a VM that runs, unless its room has been given away. */
  private Reconciliation keep(Placement placement) {
    if (!secured(placement)) {
      // Whoever launches has secured its claim, so this VM was never promised to anybody.
      return withdraw(site(placement))
          ? fail(placement, "ran without room and was withdrawn")
          : Reconciliation.UNSETTLED;
    }
    Placement launching = placement;
    if (placement.state() == PlacementState.CLAIMED) {
      launching = advanced(placement, PlacementState.LAUNCHING, "found running");
      if (!stored(launching, placement)) {
        return Reconciliation.UNSETTLED;
      }
    }
    return stored(advanced(launching, PlacementState.RUNNING, "found running"), launching)
        ? Reconciliation.RUNNING
        : Reconciliation.UNSETTLED;
  }

  private Reconciliation fail(Placement placement, String reason) {
    return stored(advanced(placement, PlacementState.FAILED, reason), placement)
        ? Reconciliation.FAILED
        : Reconciliation.UNSETTLED;
  }

  private static Reconciliation unclaimed(Placement placement) {
    LOG.warn(
        "Placement {} runs on host {} without a claim, and there is no room for one",
        placement.id(),
        placement.decision().host());
    return Reconciliation.UNSETTLED;
  }

  /** Frees the claims of placements that have ended, after making sure that nothing runs. */
  private Reconciliation freeRemnants() {
    // Claims first: a placement opens before it claims, so one that is missing below has ended.
    List<Claim> held = claims.list();
    Set<PlacementId> live = new HashSet<>();
    placements.live().stream()
        .peek(placement -> live.add(placement.id()))
        .filter(placement -> placement.state() == PlacementState.MIGRATING)
        .forEach(placement -> live.add(MoveIds.of(placement.id())));
    Reconciliation done = Reconciliation.NOTHING;
    for (Claim claim : held) {
      // A claim that is only just being made for a move lapses by itself where that comes to
      // nothing; it is permanent only once the record says that the placement is being moved.
      boolean isNewMove = MoveIds.isOne(claim.placement()) && !claim.isPermanent();
      if (!live.contains(claim.placement()) && !isNewMove) {
        done = done.plus(freeRemnant(claim));
      }
    }
    return done;
  }

  private Reconciliation freeRemnant(Claim claim) {
    boolean isMove = MoveIds.isOne(claim.placement()); // no VM has this identity
    if (!isMove && !withdraw(site(claim.placement(), claim.host()))) {
      return Reconciliation.UNSETTLED;
    }
    claims.free(claim.placement());
    return Reconciliation.FREED;
  }

  /** Whether the placement has its claim for good, by now if it had not before. */
  private boolean secured(Placement placement) {
    HostId host = placement.decision().host();
    Optional<Claim> held = claims.find(placement.id());
    if (held.isPresent() && !held.get().host().equals(host)) {
      return false;
    }
    if (held.isPresent() && (held.get().isPermanent() || claims.secure(placement.id()))) {
      return true;
    }
    return hosts.apply(host).map(known -> claims.regain(placement, known)).orElse(false);
  }

  private Placement advanced(Placement placement, PlacementState state, String reason) {
    return placement.then(
        new Placement.Step(claims.now(), state, placement.decision().host(), reason));
  }

  private boolean stored(Placement next, Placement before) {
    return placements.advance(next, before.state());
  }

  private VmSite site(Placement placement) {
    return site(placement.id(), placement.decision().host());
  }

  private VmSite site(PlacementId placement, HostId host) {
    return new VmSite(
        placement, host, hosts.apply(host).flatMap(known -> known.settings().launcherAddress()));
  }

  // A launcher is somebody else's code: one placement's trouble must not keep the others waiting.
  private LaunchState stateOf(VmSite site) {
    try {
      return launcher.stateOf(site);
    } catch (RuntimeException e) {
      LOG.warn("The launcher cannot say whether placement {} runs", site.placement(), e);
      return LaunchState.UNKNOWN;
    }
  }

  private boolean withdraw(VmSite site) {
    try {
      launcher.withdraw(site);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Placement {} cannot be withdrawn now", site.placement(), e);
      return false;
    }
  }
}
