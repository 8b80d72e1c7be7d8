package io.personality;

import io.personality.model.Diagnosis;
import io.personality.model.Explanation;
import io.personality.model.Placement;
import io.personality.model.Similarity;

/**
 * What became of a request.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface PlacementResult {

  /**
   * The VM runs; where the launcher could not say so in time, the placement is LAUNCHING still, and
   * becomes RUNNING or FAILED before long.
   *
   * @param placement the record
   * @param explanation why the host scores as it does; of an answer to a repeated request, by the
   *     fleet as it is now
   * @param simulated whether the launcher only simulates
   */
  record Placed(Placement placement, Explanation explanation, boolean simulated)
      implements PlacementResult {
    /** {@return the similarity that was promised} */
    public Similarity similarity() {
      return placement.decision().promised();
    }
  }

  /**
   * The VM does not run, and nothing is claimed for it.
   *
   * @param reason the kind of reason
   * @param detail for people
   * @param diagnosis what stood in the way
   */
  record NotPlaced(Reason reason, String detail, Diagnosis diagnosis) implements PlacementResult {}

  /** Why a request was not placed. */
  enum Reason {
    /** No host can, by the requirements, the room or the minimum similarity asked. */
    NO_MATCHING_HARDWARE("No matching hardware available"),
    /** Every host tried was claimed by somebody else meanwhile. */
    CLAIMS_LOST("Every candidate was claimed by others"),
    /** The tenant has as much as it may have. */
    QUOTA_EXCEEDED("The tenant's quota is used up"),
    /** It would have been placed, but not all of its batch. */
    BATCH_GIVEN_UP("The batch was given up"),
    /**
     * The same request is being worked on, or was when its engine ended. It will be placed or not
     * before long; ask again with the same key.
     */
    IN_PROGRESS("The request is in progress"),
    /** Every host tried failed to launch. */
    LAUNCH_FAILED("The launch failed on every candidate"),
    /** It runs where it was; no host that could take it did. */
    NOT_MOVED("The VM was not moved"),
    /** It runs with what it had. */
    NOT_ADJUSTED("The VM was not adjusted");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** {@return the reason as a sentence} */
    public String sentence() {
      return sentence;
    }
  }
}
