package io.personality.core.internal.pipeline;

import io.personality.LoggedDecision;
import io.personality.LoggedDecision.Member;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.ledger.DecisionLog;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Ranking;
import java.util.List;
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
  private final DecisionLog log;

  /** A pipeline that decides and acts by the parts given, and keeps what it decides by. */
  public PlacementPipeline(Decisions decisions, Steps steps, DecisionLog log) {
    this.decisions = decisions;
    this.steps = steps;
    this.log = log;
  }

  /** Places a request; the whole road. */
  public PlacementResult place(PlacementRequest request) {
    Decided decided = decide(request, Optional.empty());
    if (decided instanceof Refused refused) {
      // Where there are candidates, taking the request's key shows whether it was used before.
      return steps.byKey(request).map(this::repeated).orElseGet(() -> refuse(refused));
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
      Decided.Question question,
      Optional<Placement.Batch> batch,
      Decisions.Subject subject,
      Ranking ranking) {

    PlacementId id() {
      return question.id();
    }

    PlacementRequest request() {
      return question.request();
    }

    CompiledQuery query() {
      return question.query();
    }

    FleetSnapshot fleet() {
      return question.fleet();
    }

    Demand demand() {
      return question.demand();
    }
  }

  /** What a request comes to before anything is claimed. */
  sealed interface Decided permits Accepted, Refused {

    /**
     * What is decided.
     *
     * @param id the placement it is decided for
     * @param members the other placements of its groups
     */
    record Question(
        PlacementId id,
        PlacementRequest request,
        List<Member> members,
        CompiledQuery query,
        FleetSnapshot fleet,
        Demand demand) {}
  }

  /** There are candidates. */
  record Accepted(Attempt attempt) implements Decided {}

  /** There are none. */
  record Refused(Question question, Ranking ranking) implements Decided {

    NotPlaced result() {
      return new NotPlaced(
          Reason.NO_MATCHING_HARDWARE,
          Reason.NO_MATCHING_HARDWARE.sentence(),
          ranking.diagnosis().orElseThrow());
    }
  }

  /** Finds the candidates of a request. */
  Decided decide(PlacementRequest request, Optional<Placement.Batch> batch) {
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = decisions.fleet();
    PlacementId id = new PlacementId(UUID.randomUUID());
    List<Member> members = decisions.members(request, id);
    Demand demand = decisions.demand(request, members, query, fleet);
    Decided.Question question = new Decided.Question(id, request, members, query, fleet, demand);
    Ranking ranking =
        decisions.order(request).rank(query, fleet, demand, Trial.candidates(request.terms()));
    if (ranking.candidates().isEmpty()) {
      return new Refused(question, ranking);
    }
    // Stored only now: a request that nothing can serve leaves nothing behind but the decision.
    return new Accepted(new Attempt(question, batch, decisions.subject(request), ranking));
  }

  /** Has a decision stored meanwhile. */
  DecisionLog.Entry log(Decided.Question question, Ranking ranking) {
    return log.add(
        new LoggedDecision(
            question.id(),
            decisions.now(),
            question.request(),
            question.members(),
            Replays.outcome(ranking),
            ranking.basis()),
        question.fleet());
  }

  /** The answer to a request that nothing can serve. */
  NotPlaced refuse(Refused refused) {
    LOG.info(
        "not placed decision={} reason={}", refused.question().id(), Reason.NO_MATCHING_HARDWARE);
    log(refused.question(), refused.ranking()).await();
    return refused.result();
  }

  /** Begins with the first candidate. */
  Trial trial(Attempt attempt) {
    return new Trial(this, decisions, steps, attempt);
  }

  /** The answer to a request whose VM runs, or may. */
  Placed placed(Trial trial) {
    Placement placement = trial.placement().orElseThrow();
    trial.awaitLogged();
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
