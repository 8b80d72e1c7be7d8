package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.claim.ClaimAttempt;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Host;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Ranking;
import io.personality.spi.ClaimStore.Outcome;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places one request: find, select, score, claim, launch, record.
 *
 * <p><i>Thread-safe.</i>
 */
public final class PlacementPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(PlacementPipeline.class);

  private final Decisions decisions;
  private final Steps steps;

  /** A pipeline that decides and acts by the parts given. */
  public PlacementPipeline(Decisions decisions, Steps steps) {
    this.decisions = decisions;
    this.steps = steps;
  }

  /** Places a request; the whole road. */
  public PlacementResult place(PlacementRequest request) {
    Optional<Placement> earlier = steps.byKey(request);
    if (earlier.isPresent()) {
      return repeated(earlier.get());
    }
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = decisions.fleet();
    PlacementId id = new PlacementId(UUID.randomUUID());
    Demand demand = decisions.demand(request, id, query);
    Ranking ranking =
        decisions.order(request).rank(query, fleet, demand, request.terms().maxAttempts());
    if (ranking.candidates().isEmpty()) {
      return new NotPlaced(
          Reason.NO_MATCHING_HARDWARE,
          Reason.NO_MATCHING_HARDWARE.sentence(),
          ranking.diagnosis().orElseThrow());
    }
    // Stored only now: a request that nothing can serve leaves nothing behind.
    Decisions.Subject subject = decisions.subject(request);
    return tryInOrder(new Attempt(id, request, subject, query, fleet, demand, ranking));
  }

  /** What the attempts at one request share. */
  record Attempt(
      PlacementId id,
      PlacementRequest request,
      Decisions.Subject subject,
      CompiledQuery query,
      FleetSnapshot fleet,
      Demand demand,
      Ranking ranking) {}

  private PlacementResult tryInOrder(Attempt attempt) {
    Placement placement = null;
    Reason reason = Reason.CLAIMS_LOST;
    String detail = reason.sentence();
    int number = 0;
    for (Candidate candidate : attempt.ranking().candidates()) {
      number++;
      int row = attempt.fleet().rowOf(candidate.host()).orElseThrow();
      Host host = attempt.fleet().row(row).host();
      Steps.Choice choice = new Steps.Choice(attempt, candidate, host, number);
      if (placement == null) {
        Steps.Opened opened = steps.open(choice);
        placement = opened.placement();
        if (!opened.isNew()) {
          return repeated(placement); // the same request came in twice at once
        }
      } else {
        placement = steps.reopen(placement, choice, detail);
      }
      Optional<ClaimAttempt.Lost> lost = lost(placement, choice);
      if (lost.isPresent()) {
        detail = lost.get().detail();
        if (lost.get().outcome() == Outcome.QUOTA_EXCEEDED) {
          reason = Reason.QUOTA_EXCEEDED;
          break; // no other host would help
        }
        continue;
      }
      try {
        Placement running = steps.launch(placement, choice);
        log(running, attempt);
        return new Placed(
            running, decisions.explain(attempt.query(), attempt.fleet(), row), steps.isSimulated());
      } catch (LaunchException e) {
        reason = Reason.LAUNCH_FAILED;
        detail = "host " + candidate.host() + ": " + e.getMessage();
        placement = steps.current(placement);
        LOG.warn("launch failed id={} {}", placement.id(), detail);
      }
    }
    if (placement != null) {
      steps.fail(placement, detail);
    }
    return new NotPlaced(
        reason, detail, decisions.diagnose(attempt.query(), attempt.fleet(), attempt.demand()));
  }

  /**
   * Why the candidate cannot be had after all. The groups are asked again now that the placement is
   * on record: of two that choose at the same time, at least one sees the other.
   */
  private Optional<ClaimAttempt.Lost> lost(Placement placement, Steps.Choice choice) {
    PlacementRequest request = choice.attempt().request();
    return decisions
        .groups(request, placement.id())
        .refusal(choice.host().id())
        .map(detail -> new ClaimAttempt.Lost(Outcome.NO_ROOM, detail))
        .or(() -> steps.claim(placement, choice));
  }

  /** The answer to a request that has been made before: the same placement, nothing started. */
  private PlacementResult repeated(Placement placement) {
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    if (placement.state().isFinal() || fleet.rowOf(placement.decision().host()).isEmpty()) {
      String last = placement.history().get(placement.history().size() - 1).reason();
      return new NotPlaced(
          Reason.LAUNCH_FAILED,
          "this request was made before as placement "
              + placement.id()
              + ", which is "
              + placement.state()
              + (last.isEmpty() ? "" : " (" + last + ")")
              + "; use another idempotency key to ask anew",
          decisions.diagnose(query, fleet, Demand.of(placement.resources())));
    }
    return new Placed(
        placement,
        decisions.explain(query, fleet, placement.decision().host()),
        steps.isSimulated());
  }

  private static void log(Placement placement, Attempt attempt) {
    Placement.Decision decision = placement.decision();
    LOG.info(
        "placed id={} profile={} host={} similarity={} lower={} upper={} known={} candidates={}"
            + " snapshot={} attempt={}",
        placement.id(),
        placement.profile(),
        decision.host(),
        decision.promised().expected(),
        decision.promised().lower(),
        decision.promised().upper(),
        decision.promised().coverage(),
        attempt.ranking().feasible(),
        decision.basis().snapshot(),
        decision.attempt());
  }
}
