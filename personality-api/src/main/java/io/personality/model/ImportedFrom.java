package io.personality.model;

import java.time.Instant;

/**
 * Where an imported profile came from.
 *
 * <p><i>Immutable.</i>
 *
 * @param ref its id and revision there
 * @param owner the tenant whose it was there
 * @param exportedAt when it was exported
 */
public record ImportedFrom(ProfileRef ref, TenantId owner, Instant exportedAt) {
  @Override
  public String toString() {
    return ref + " of " + owner + ", exported " + exportedAt;
  }
}
