package io.personality.core.internal.claim;

import io.personality.model.Claim;
import io.personality.spi.ClaimStore.Outcome;

/**
 * What became of an attempt to claim.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface ClaimAttempt {

  /**
   * The capacity is held.
   *
   * @param claim with the units that were chosen
   */
  record Claimed(Claim claim) implements ClaimAttempt {}

  /**
   * The host cannot give it now; nothing is held there.
   *
   * @param outcome the kind of obstacle; never {@link Outcome#CLAIMED}
   * @param detail for people
   */
  record Lost(Outcome outcome, String detail) implements ClaimAttempt {}
}
