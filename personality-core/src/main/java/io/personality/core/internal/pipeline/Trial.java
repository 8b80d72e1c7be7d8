package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.claim.ClaimAttempt;
import io.personality.core.internal.ledger.DecisionLog;
import io.personality.model.Candidate;
import io.personality.model.Claim;
import io.personality.model.Host;
import io.personality.model.Placement;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.LaunchState;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way through its candidates: claimed on one, launched there, or on to the next.
 * <i>Confined to one thread.</i>
 */
final class Trial {
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /**
   * Hosts that others may take meanwhile: many ask for the best at once, and their room is small.
   */
  private static final int PASSED_OVER = 16;

  private static final int MOST = 100;

  private final PlacementPipeline pipeline;
  private final Decisions decisions;
  private final Steps steps;
  private final PlacementPipeline.Attempt attempt;
  private final Iterator<Candidate> candidates;
  private int number;
  private int launches;
  private boolean mayRun;
  private boolean runs;
  private @Nullable Placement placement;
  private Steps.@Nullable Choice choice;
  private @Nullable Claim claim;
  private @Nullable Placement earlier;
  private DecisionLog.@Nullable Entry logged;
  private Reason reason = Reason.CLAIMS_LOST;
  private String detail = Reason.CLAIMS_LOST.sentence();

  Trial(
      PlacementPipeline pipeline,
      Decisions decisions,
      Steps steps,
      PlacementPipeline.Attempt attempt) {
    this.pipeline = pipeline;
    this.decisions = decisions;
    this.steps = steps;
    this.attempt = attempt;
    candidates = attempt.ranking().candidates().iterator();
  }

  /** How many hosts are ranked for a request. */
  static int candidates(PlacementRequest.Terms terms) {
    return Math.min(MOST, terms.maxAttempts() + PASSED_OVER);
  }

  PlacementPipeline.Attempt attempt() {
    return attempt;
  }

  /** The placement of the same request that came in twice at once and was faster. */
  Optional<Placement> earlier() {
    return Optional.ofNullable(earlier);
  }

  /** The record as this left it; empty before the first candidate. */
  Optional<Placement> placement() {
    return Optional.ofNullable(placement);
  }

  /**
   * Goes on to the next candidate that can be claimed.
   *
   * @return false where there is none, enough were tried, somebody else is at the same request, or
   *     it was given up
   */
  boolean claimNext() {
    while (candidates.hasNext()
        && launches < attempt.request().terms().maxAttempts()
        && (placement == null || !placement.state().isFinal())) {
      Candidate candidate = candidates.next();
      number++;
      Host host = attempt.fleet().host(attempt.fleet().rowOf(candidate.host()).orElseThrow());
      Steps.Choice next = new Steps.Choice(attempt, candidate, host, number);
      choice = next;
      if (!record(next)) {
        return false;
      }
      ClaimAttempt attempted = claim(record(), next);
      if (attempted instanceof ClaimAttempt.Claimed claimed) {
        claim = claimed.claim();
        return true;
      }
      ClaimAttempt.Lost lost = (ClaimAttempt.Lost) attempted;
      detail = lost.detail();
      if (lost.outcome() == Outcome.QUOTA_EXCEEDED) {
        reason = Reason.QUOTA_EXCEEDED;
        return false; // no other host would help
      }
    }
    return false;
  }

  private boolean record(Steps.Choice next) {
    if (placement != null) {
      placement = steps.reopen(placement, next, detail);
      return true;
    }
    Steps.Opened opened = steps.open(next);
    if (!opened.isNew()) {
      earlier = opened.placement();
      return false;
    }
    placement = opened.placement();
    // Stored while it is claimed and launched. The same request made again decides nothing.
    logged = pipeline.log(attempt.question(), attempt.ranking());
    return true;
  }

  /** Waits until it is on record what was decided by. */
  void awaitLogged() {
    if (logged != null) {
      logged.await();
    }
  }

  /**
   * Claims. The groups are asked again now that the placement is on record: of two that choose at
   * the same time, at least one sees the other.
   */
  private ClaimAttempt claim(Placement opened, Steps.Choice next) {
    PlacementRequest request = attempt.request();
    Optional<String> refusal = decisions.groups(request, opened.id()).refusal(next.host().id());
    return refusal.isPresent()
        ? new ClaimAttempt.Lost(Outcome.NO_ROOM, refusal.get())
        : steps.claim(opened, next);
  }

  /** Makes the claim permanent, for one whose launch has to wait. */
  void secure() {
    steps.secure(record());
  }

  /**
   * Launches where it is claimed.
   *
   * @return false where that failed; the claim is freed then
   */
  boolean launch() {
    launches++;
    try {
      Steps.Launched launched = steps.launch(record(), chosen(), held());
      placement = launched.placement();
      mayRun = true;
      runs = launched.state() == LaunchState.RUNNING;
      return true;
    } catch (LaunchException e) {
      reason = Reason.LAUNCH_FAILED;
      detail = "host " + chosen().host().id() + ": " + e.getMessage();
      placement = steps.current(record());
      LOG.warn("launch failed id={} {}", record().id(), detail);
      return false;
    }
  }

  /** Launches where it is claimed, or on the next candidates that can be claimed. */
  boolean launchSomewhere() {
    while (!launch()) {
      if (!claimNext()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the launcher has said that the VM runs; where it cannot say, time will tell. */
  boolean runs() {
    return runs;
  }

  /**
   * Records that the VM runs, where the launcher has said so.
   *
   * @return false where the placement was given up meanwhile; the VM is withdrawn then
   */
  boolean confirm() {
    if (!runs) {
      return true; // it may or may not run; reconciliation settles it
    }
    try {
      placement = steps.confirm(record());
      return true;
    } catch (LaunchException e) {
      reason = Reason.LAUNCH_FAILED;
      detail = "host " + chosen().host().id() + ": " + e.getMessage();
      placement = steps.current(record());
      return false;
    }
  }

  /** Records that nothing came of it, frees what is claimed, and says why. */
  NotPlaced fail() {
    return fail(reason, detail);
  }

  /** The same for a reason that lies elsewhere. */
  NotPlaced fail(Reason why, String words) {
    if (placement != null && !steps.current(placement).state().isFinal()) {
      steps.fail(steps.current(placement), words, mayRun);
    }
    awaitLogged();
    return new NotPlaced(
        why, words, decisions.diagnose(attempt.query(), attempt.fleet(), attempt.demand()));
  }

  private Placement record() {
    return Objects.requireNonNull(placement, "no candidate was tried yet");
  }

  private Claim held() {
    return Objects.requireNonNull(claim, "nothing was claimed yet");
  }

  private Steps.Choice chosen() {
    return Objects.requireNonNull(choice, "no candidate was tried yet");
  }
}
