package io.personality.core.internal.pipeline;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Reason;
import io.personality.model.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Places several requests together, or none of them.
 *
 * <p><i>Thread-safe.</i> First everything is claimed, one request after the other, so that each
 * sees what those before it took. Then everything is launched, several at a time. Only when all of
 * it runs is the first recorded as running, which is the point of no return: until then whoever
 * finds the batch unattended gives it up, from then on whoever finds it goes on with it.
 */
final class BatchPipeline {
  /**
   * The most requests of a batch: launched {@value #AT_ONCE} at a time they take minutes at most.
   */
  static final int MOST = 256;

  private static final int AT_ONCE = 16;

  private final PlacementPipeline single;
  private final Steps steps;

  BatchPipeline(PlacementPipeline single, Steps steps) {
    this.single = single;
    this.steps = steps;
  }

  /** The results in the order of the requests. */
  List<PlacementResult> place(List<PlacementRequest> requests) {
    List<Optional<Placement>> earlier = requests.stream().map(steps::byKey).toList();
    if (earlier.stream().anyMatch(Optional::isPresent)) {
      return repeated(requests, earlier);
    }
    Placement.Batch batch = new Placement.Batch(UUID.randomUUID(), requests.size());
    List<Trial> trials = new ArrayList<>();
    for (PlacementRequest request : requests) {
      PlacementPipeline.Decided decided = single.decide(request, Optional.of(batch));
      if (decided instanceof PlacementPipeline.Refused refused) {
        return givenUp(requests, trials, single.refuse(refused));
      }
      Trial trial = single.trial(((PlacementPipeline.Accepted) decided).attempt());
      if (!trial.claimNext()) {
        return givenUp(requests, trials, trial.fail());
      }
      trials.add(trial);
    }
    trials.forEach(Trial::secure); // the last may wait for long
    OptionalInt failed = launch(trials);
    if (failed.isPresent()) {
      return givenUp(trials, failed.getAsInt());
    }
    // Where a launcher could not say whether a VM runs, reconciliation decides for all of them.
    boolean allRun = trials.stream().allMatch(Trial::runs);
    return trials.stream().map(trial -> allRun ? confirmed(trial) : single.placed(trial)).toList();
  }

  /** Launches all; gives the number of one that could not be launched anywhere. */
  private static OptionalInt launch(List<Trial> trials) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, trials.size()));
    try {
      List<Future<Boolean>> launches =
          trials.stream().map(trial -> threads.submit(trial::launchSomewhere)).toList();
      OptionalInt failed = OptionalInt.empty();
      for (int i = 0; i < trials.size(); i++) {
        if (!result(launches.get(i))) {
          failed = OptionalInt.of(i);
        }
      }
      return failed;
    } finally {
      threads.shutdown();
    }
  }

  private static boolean result(Future<Boolean> launch) {
    try {
      return launch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was launched", e);
    }
  }

  private PlacementResult confirmed(Trial trial) {
    return trial.confirm() ? single.placed(trial) : trial.fail();
  }

  /** Gives all up because a launch failed. */
  private static List<PlacementResult> givenUp(List<Trial> trials, int failed) {
    NotPlaced cause = trials.get(failed).fail();
    List<PlacementResult> results = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      results.add(i == failed ? cause : trials.get(i).fail(Reason.BATCH_GIVEN_UP, words(cause)));
    }
    return results;
  }

  /** Gives up those that are claimed because the next one cannot be. */
  private static List<PlacementResult> givenUp(
      List<PlacementRequest> requests, List<Trial> claimed, NotPlaced cause) {
    claimed.forEach(trial -> trial.fail(Reason.BATCH_GIVEN_UP, words(cause)));
    List<PlacementResult> results = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      results.add(i == claimed.size() ? cause : alike(cause));
    }
    return results;
  }

  private static NotPlaced alike(NotPlaced cause) {
    return new NotPlaced(Reason.BATCH_GIVEN_UP, words(cause), cause.diagnosis());
  }

  private static String words(NotPlaced cause) {
    return "given up with its batch: " + cause.detail();
  }

  /** The answer to a batch, or a part of one, that has been asked for before. */
  private List<PlacementResult> repeated(
      List<PlacementRequest> requests, List<Optional<Placement>> earlier) {
    List<PlacementResult> results = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      Optional<Placement> placement = earlier.get(i);
      results.add(
          placement.isPresent()
              ? single.repeated(placement.get())
              : single.missing(
                  requests.get(i),
                  "the idempotency key of another request of the batch was used before, without"
                      + " this request; use other keys to ask anew"));
    }
    return results;
  }
}
