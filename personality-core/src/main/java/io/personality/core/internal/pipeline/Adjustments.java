package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.StorageException;
import io.personality.core.internal.claim.ClaimAttempt;
import io.personality.core.internal.claim.Claims;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Resources;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.LaunchOrder;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a running placement more or less of its host. <i>Thread-safe.</i>
 *
 * <p>Claim and record first hold the larger of before and after, then the VM is adjusted, then both
 * come down to what it has: whatever is cut off, what runs never exceeds what is claimed.
 */
final class Adjustments {
  private final Decisions decisions;
  private final Steps steps;
  private final Claims claims;

  Adjustments(Decisions decisions, Steps steps, Claims claims) {
    this.decisions = decisions;
    this.steps = steps;
    this.claims = claims;
  }

  PlacementResult adjust(Placement placement, Resources wanted) {
    if (wanted.vcpus() < 1 || wanted.memoryMib() < 1) {
      throw new IllegalArgumentException("a VM has at least 1 vCPU and 1 MiB, not " + wanted);
    }
    steps.requireRunning(placement, "be adjusted");
    AdjustingLauncher launcher = steps.adjustingLauncher();
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    Host host =
        fleet
            .rowOf(placement.decision().host())
            .map(fleet::host)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "host " + placement.decision().host() + " is no longer registered"));
    if (wanted.equals(placement.resources())) {
      return again(launcher, placement, host, query, fleet);
    }
    Optional<Set<ExclusiveUnit>> units = claims.coresFor(placement, host, wanted.vcpus());
    if (units.isEmpty()) {
      return refused(
          "host " + host.id() + " has too few free hardware threads", placement, query, fleet);
    }
    Resources larger =
        new Resources(
            Math.max(wanted.vcpus(), placement.resources().vcpus()),
            Math.max(wanted.memoryMib(), placement.resources().memoryMib()));
    Set<ExclusiveUnit> all = new HashSet<>(placement.units());
    all.addAll(units.get());
    Placement holding = placement.resized(larger, all);
    ClaimAttempt attempt = claims.resize(holding, host);
    if (attempt instanceof ClaimAttempt.Lost lost) {
      return lost.outcome() == Outcome.QUOTA_EXCEEDED
          ? new NotPlaced(
              Reason.QUOTA_EXCEEDED,
              lost.detail(),
              decisions.diagnose(query, fleet, Demand.of(wanted)))
          : refused(lost.detail(), placement, query, fleet);
    }
    Placement begun = begun(placement, holding, wanted, host);
    try {
      launcher.adjust(order(placement.resized(wanted, units.get()), host));
    } catch (LaunchException e) {
      // It may have come a part of the way: back to what it had, or else it keeps the larger room.
      return undone(launcher, placement, begun, host, e, query, fleet);
    }
    Placement ended =
        steps.resized(begun.resized(wanted, units.get()), "adjusted to " + text(wanted));
    settle(ended, host);
    return placed(ended, query, fleet);
  }

  /** Nothing new is claimed; but the profile may be another revision by now, or a pin be lost. */
  private PlacementResult again(
      AdjustingLauncher launcher,
      Placement placement,
      Host host,
      CompiledQuery query,
      FleetSnapshot fleet) {
    try {
      launcher.adjust(order(placement, host));
    } catch (LaunchException e) {
      return refused(e.getMessage(), placement, query, fleet);
    }
    return placed(placement, query, fleet);
  }

  /** Records that it begins; where somebody else was faster the claim is as recorded again. */
  private Placement begun(Placement before, Placement holding, Resources wanted, Host host) {
    try {
      return steps.resized(holding, "adjusting to " + text(wanted));
    } catch (StorageException e) {
      Placement now = steps.current(before);
      if (now.state() == PlacementState.RUNNING && now.decision().host().equals(host.id())) {
        settle(now, host);
      }
      throw e;
    }
  }

  private PlacementResult undone(
      AdjustingLauncher launcher,
      Placement before,
      Placement begun,
      Host host,
      LaunchException cause,
      CompiledQuery query,
      FleetSnapshot fleet) {
    try {
      launcher.adjust(order(before, host));
    } catch (LaunchException e) {
      cause.addSuppressed(e);
      throw cause;
    }
    Placement back =
        steps.resized(
            begun.resized(before.resources(), before.units()),
            "not adjusted: " + cause.getMessage());
    settle(back, host);
    return refused(cause.getMessage(), back, query, fleet);
  }

  /** Has the claim come down to what is recorded, which there is always room for. */
  private void settle(Placement placement, Host host) {
    ClaimAttempt unused = claims.resize(placement, host);
    steps.refresh(host.id());
  }

  private LaunchOrder order(Placement placement, Host host) {
    return new LaunchOrder(
        new Claim(
            placement.id(),
            host.id(),
            placement.resources(),
            placement.units(),
            Instant.MAX,
            Optional.of(placement.tenant())),
        host,
        decisions.profile(placement.profile()),
        PlacementRequest.Guest.NONE);
  }

  private Placed placed(Placement placement, CompiledQuery query, FleetSnapshot fleet) {
    return new Placed(
        placement,
        decisions.explain(query, fleet, placement.decision().host()),
        steps.isSimulated());
  }

  private NotPlaced refused(
      @Nullable String why, Placement placement, CompiledQuery query, FleetSnapshot fleet) {
    return new NotPlaced(
        Reason.NOT_ADJUSTED,
        why + "; the VM keeps " + text(placement.resources()),
        decisions.diagnose(query, fleet, Demand.of(placement.resources())));
  }

  private static String text(Resources resources) {
    return resources.vcpus() + " vCPUs and " + resources.memoryMib() + " MiB";
  }
}
