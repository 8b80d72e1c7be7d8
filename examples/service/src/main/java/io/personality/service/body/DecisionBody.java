package io.personality.service.body;

import io.personality.model.Placement;

/** What a choice of a host was made from, so that it can be made again. <i>Immutable.</i> */
public record DecisionBody(
    String selection,
    long fingerprintRevision,
    long snapshot,
    String catalogueHash,
    String engineVersion) {
  /** A decision. */
  public static DecisionBody of(Placement.Decision decision) {
    return new DecisionBody(
        decision.selection().label(),
        decision.fingerprintRevision(),
        decision.basis().snapshot(),
        decision.basis().catalogueHash(),
        decision.basis().engineVersion());
  }
}
