package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.StorageException;
import io.personality.core.internal.claim.ClaimAttempt;
import io.personality.core.internal.claim.Claims;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.MovingLauncher;
import io.personality.spi.VmSite;
import java.util.Optional;
import java.util.Set;

/**
 * The durable steps of a move, each recorded before the next one begins.
 *
 * <p><i>Thread-safe.</i>
 */
final class MoveSteps {
  private final Steps steps;
  private final Claims claims;
  private final HypervisorLauncher launcher;

  /** Acts on the claims and the launcher, and records by the steps of all placements. */
  MoveSteps(Steps steps, Claims claims, HypervisorLauncher launcher) {
    this.steps = steps;
    this.claims = claims;
    this.launcher = launcher;
  }

  /**
   * The launcher as one that moves VMs.
   *
   * @throws LaunchException if it cannot
   */
  MovingLauncher launcher() {
    if (launcher instanceof MovingLauncher moving) {
      return moving;
    }
    throw new LaunchException("the launcher of this engine cannot move VMs");
  }

  /** Claims room where a placement is to move to; empty where others were faster. */
  Optional<Claim> claim(Placement placement, Host target, Decisions decisions) {
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    ClaimAttempt attempt = claims.attemptMove(placement, target, Steps.own(query));
    steps.refresh(target.id());
    return attempt instanceof ClaimAttempt.Claimed claimed
        ? Optional.of(claimed.claim())
        : Optional.empty();
  }

  /**
   * Records that a placement moves, and holds its room at the target for good.
   *
   * @throws StorageException if the placement was changed meanwhile; nothing is claimed then
   */
  Placement begin(Placement placement, HostId target, String reason) {
    Placement moving = placement.then(steps.step(PlacementState.MIGRATING, target, reason));
    if (!steps.placements().advance(moving, placement.state())) {
      claims.giveUpMove(placement.id());
      steps.refresh(target);
      throw new StorageException(
          "placement " + placement.id() + " was changed by somebody else meanwhile; try again");
    }
    if (!claims.secureMove(placement.id())) {
      stay(moving, "the claim on host " + target + " lapsed before the move");
      throw new LaunchException("the claim on host " + target + " lapsed before the move");
    }
    return moving;
  }

  /** Records where a placement has moved to, and frees where it was. */
  Placement end(Placement moving, Placement.Decision decision, Set<ExclusiveUnit> units) {
    claims.finishMove(moving.id());
    Placement moved =
        moving
            .decided(decision, units)
            .then(
                steps.step(
                    PlacementState.RUNNING,
                    decision.host(),
                    "moved from host " + moving.decision().host()));
    if (!steps.placements().advance(moved, moving.state())
        && steps.current(moving).state()
            != PlacementState.RUNNING) { // which reconciliation may have said
      throw new StorageException(
          "placement " + moving.id() + " was changed by somebody else while it moved");
    }
    steps.refresh(moving.decision().host());
    steps.refresh(decision.host());
    return steps.current(moved);
  }

  /** Records that a placement stays where it was, and frees where it was to go. */
  void stay(Placement moving, String reason) {
    HostId source = moving.decision().host();
    if (steps
        .placements()
        .advance(moving.then(steps.step(PlacementState.RUNNING, source, reason)), moving.state())) {
      claims.giveUpMove(moving.id());
    }
    steps.refresh(target(moving));
  }

  /** Records that nothing runs any more, and frees both places. */
  void lost(Placement moving) {
    steps.advance(
        moving,
        moving.then(
            steps.step(
                PlacementState.FAILED, moving.decision().host(), "lost while it was moved")));
    claims.giveUpMove(moving.id());
    steps.refresh(target(moving));
    steps.free(moving);
  }

  private static HostId target(Placement moving) {
    return moving.history().get(moving.history().size() - 1).host();
  }

  /** Whether a placement whose move failed is where it was, as far as the launcher can say. */
  boolean isAtSource(MovingLauncher moving, Placement placement, Host target) {
    VmSite to = new VmSite(placement.id(), target.id(), target.settings().launcherAddress());
    return moving.settle(steps.siteOf(placement), to) == MovingLauncher.Place.SOURCE;
  }
}
