package io.personality.model;

/**
 * One revision of a stored profile.
 *
 * <p><i>Immutable.</i>
 *
 * @param id the profile
 * @param revision counts from 1
 */
public record ProfileRef(ProfileId id, int revision) {
  /** Checks the revision. */
  public ProfileRef {
    if (revision < 1) {
      throw new IllegalArgumentException("a profile revision counts from 1, not " + revision);
    }
  }

  @Override
  public String toString() {
    return id + "@" + revision;
  }
}
