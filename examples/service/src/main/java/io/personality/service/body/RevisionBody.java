package io.personality.service.body;

import io.personality.model.ProfileRef;

/** A stored revision of a profile. <i>Immutable.</i> */
public record RevisionBody(String id, int revision) {
  /** A revision. */
  public static RevisionBody of(ProfileRef ref) {
    return new RevisionBody(ref.id().value(), ref.revision());
  }
}
