package io.personality.model;

import java.time.Instant;
import java.util.Set;

/**
 * A piece of a host's capacity that belongs to one placement.
 *
 * <p><i>Immutable.</i>
 *
 * @param placement whose it is; one claim a placement
 * @param host where
 * @param resources the shared part
 * @param units the exclusive part
 * @param leaseUntil when it lapses unless the placement has come to run; {@link Instant#MAX} once
 *     it has
 */
public record Claim(
    PlacementId placement,
    HostId host,
    Resources resources,
    Set<ExclusiveUnit> units,
    Instant leaseUntil) {
  /** Copies the set. */
  public Claim {
    units = Set.copyOf(units);
  }
}
