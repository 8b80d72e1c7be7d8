package io.personality.core.internal.pipeline;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Ranking;
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
    Decided decided = decide(request, Optional.empty());
    if (decided instanceof Refused refused) {
      // Where there are candidates, taking the request's key shows whether it was used before.
      return steps.byKey(request).map(this::repeated).orElse(refused.result());
    }
    Trial trial = trial(((Accepted) decided).attempt());
    while (trial.claimNext()) {
      if (trial.launch() && trial.confirm()) {
        return placed(trial);
      }
    }
    return trial.earlier().isPresent() ? repeated(trial.earlier().get()) : trial.fail();
  }

  /** What the attempts at one request share. */
  record Attempt(
      PlacementId id,
      PlacementRequest request,
      Optional<Placement.Batch> batch,
      Decisions.Subject subject,
      CompiledQuery query,
      FleetSnapshot fleet,
      Demand demand,
      Ranking ranking) {}

  /** What a request comes to before anything is claimed. */
  sealed interface Decided permits Accepted, Refused {}

  /** There are candidates. */
  record Accepted(Attempt attempt) implements Decided {}

  /** There are none. */
  record Refused(NotPlaced result) implements Decided {}

  /** Finds the candidates of a request. */
  Decided decide(PlacementRequest request, Optional<Placement.Batch> batch) {
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = decisions.fleet();
    PlacementId id = new PlacementId(UUID.randomUUID());
    Demand demand = decisions.demand(request, id, query);
    Ranking ranking =
        decisions.order(request).rank(query, fleet, demand, request.terms().maxAttempts());
    if (ranking.candidates().isEmpty()) {
      return new Refused(
          new NotPlaced(
              Reason.NO_MATCHING_HARDWARE,
              Reason.NO_MATCHING_HARDWARE.sentence(),
              ranking.diagnosis().orElseThrow()));
    }
    // Stored only now: a request that nothing can serve leaves nothing behind.
    Decisions.Subject subject = decisions.subject(request);
    return new Accepted(new Attempt(id, request, batch, subject, query, fleet, demand, ranking));
  }

  /** Begins with the first candidate. */
  Trial trial(Attempt attempt) {
    return new Trial(decisions, steps, attempt);
  }

  /** The answer to a request whose VM runs, or may. */
  Placed placed(Trial trial) {
    Placement placement = trial.placement().orElseThrow();
    Attempt attempt = trial.attempt();
    log(placement, attempt);
    return new Placed(
        placement,
        decisions.explain(attempt.query(), attempt.fleet(), placement.decision().host()),
        steps.isSimulated());
  }

  /** The answer to a request of which nothing is known, though it was a part of something known. */
  NotPlaced missing(PlacementRequest request, String detail) {
    CompiledQuery query = decisions.compile(decisions.asked(request));
    return new NotPlaced(
        Reason.BATCH_GIVEN_UP,
        detail,
        decisions.diagnose(query, decisions.fleet(), Demand.of(request.resources())));
  }

  /** The answer to a request that has been made before: the same placement, nothing started. */
  PlacementResult repeated(Placement placement) {
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    if (placement.state() == PlacementState.CLAIMED
        || placement.state() == PlacementState.LAUNCHING) {
      return new NotPlaced(
          Reason.IN_PROGRESS,
          "this request is in progress as placement "
              + placement.id()
              + ", which is "
              + placement.state()
              + "; ask again with the same idempotency key",
          decisions.diagnose(query, fleet, Demand.of(placement.resources())));
    }
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
