package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.LoggedDecision;
import io.personality.LoggedDecision.Member;
import io.personality.MoveTerms;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Claim;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Ranking;
import io.personality.spi.LaunchOrder;
import io.personality.spi.MovingLauncher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves a running placement: claims room at the target beside what it has, records that it moves,
 * has the launcher move it, makes the new claim its own, records where it is. <i>Thread-safe.</i>
 *
 * <p>In this order, so that a crash leaves at worst a record that says MIGRATING with room held in
 * both places, which reconciliation settles by asking the launcher.
 */
final class Moves {
  private static final int MOST_TARGETS = 3;

  private final Decisions decisions;
  private final Steps steps;
  private final MoveSteps moves;
  private final Function<Placement, Optional<LoggedDecision>> logged;

  /**
   * Moves by the parts given.
   *
   * @param logged what a placement was first decided by, whose groups still count
   */
  Moves(
      Decisions decisions,
      Steps steps,
      MoveSteps moves,
      Function<Placement, Optional<LoggedDecision>> logged) {
    this.decisions = decisions;
    this.steps = steps;
    this.moves = moves;
    this.logged = logged;
  }

  PlacementResult move(Placement placement, MoveTerms terms) {
    steps.requireRunning(placement, "be moved");
    MovingLauncher launcher = moves.launcher();
    HostId source = placement.decision().host();
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    Demand demand = demand(placement, terms, query, fleet);
    Ranking ranking = decisions.order().rank(query, fleet, demand, MOST_TARGETS);
    String why = "no other host can take the VM of placement " + placement.id();
    for (Candidate candidate : ranking.candidates()) {
      Host target = fleet.host(fleet.rowOf(candidate.host()).orElseThrow());
      Placement.Decision decision = decision(placement, candidate, target, ranking);
      Attempted attempted = attempt(launcher, placement, decision, target, terms);
      if (attempted.moved().isPresent()) {
        return new Placed(
            attempted.moved().get(),
            decisions.explain(query, fleet, target.id()),
            steps.isSimulated());
      }
      why = attempted.why();
      placement = steps.current(placement);
    }
    return new NotPlaced(
        Reason.NOT_MOVED,
        why + "; it stays on host " + source,
        decisions.diagnose(query, fleet, demand));
  }

  private Demand demand(
      Placement placement, MoveTerms terms, CompiledQuery query, FleetSnapshot fleet) {
    Optional<PlacementRequest> request = logged.apply(placement).map(LoggedDecision::request);
    Demand demand = Demand.of(placement.resources());
    if (request.isPresent()) {
      List<Member> members = decisions.members(request.get(), placement.id());
      demand = decisions.demand(request.get().with(placement.resources()), members, query, fleet);
    }
    HostId source = placement.decision().host();
    Demand before = demand;
    return demand.among(
        row -> query.devices().credit(row.freeAccelerators()) == 1,
        row ->
            !row.host().id().equals(source)
                && terms.target().map(row.host().id()::equals).orElse(true)
                && before.placedOn(row));
  }

  private static Placement.Decision decision(
      Placement placement, Candidate candidate, Host target, Ranking ranking) {
    return new Placement.Decision(
        target.id(),
        target.fingerprintRevision(),
        candidate.similarity(),
        placement.decision().selection(),
        1,
        ranking.basis(),
        candidate.operator());
  }

  /** What came of one target. */
  private record Attempted(Optional<Placement> moved, String why) {}

  private Attempted attempt(
      MovingLauncher launcher,
      Placement placement,
      Placement.Decision decision,
      Host target,
      MoveTerms terms) {
    Optional<Claim> claim = moves.claim(placement, target, decisions);
    if (claim.isEmpty()) {
      return new Attempted(Optional.empty(), "host " + target.id() + " was taken by others");
    }
    String reason =
        String.format(
            Locale.ROOT,
            "to host %s: similarity %.4f, was promised %.4f",
            target.id(),
            decision.promised().expected(),
            placement.decision().promised().expected());
    Placement moving = moves.begin(placement, target.id(), reason);
    LaunchOrder order =
        new LaunchOrder(
            new Claim(
                placement.id(),
                target.id(),
                placement.resources(),
                claim.get().units(),
                claim.get().leaseUntil(),
                Optional.of(placement.tenant())),
            target,
            decisions.profile(placement.profile()),
            PlacementRequest.Guest.NONE);
    try {
      return switch (launcher.move(steps.siteOf(moving), order, terms)) {
        case TARGET ->
            new Attempted(Optional.of(moves.end(moving, decision, claim.get().units())), "");
        case SOURCE -> stayed(moving, "the launcher left it where it was");
        case NEITHER -> {
          moves.lost(moving);
          throw new LaunchException(
              "the VM of placement " + placement.id() + " was lost while it was moved");
        }
        case UNKNOWN ->
            throw new LaunchException(
                "where placement "
                    + placement.id()
                    + " is cannot be said now; reconciliation settles it");
      };
    } catch (LaunchException e) {
      if (steps.current(moving).state() != PlacementState.MIGRATING
          || !moves.isAtSource(launcher, moving, target)) {
        throw e;
      }
      return stayed(moving, "host " + target.id() + ": " + e.getMessage());
    }
  }

  private Attempted stayed(Placement moving, String why) {
    moves.stay(moving, why);
    return new Attempted(Optional.empty(), why);
  }
}
