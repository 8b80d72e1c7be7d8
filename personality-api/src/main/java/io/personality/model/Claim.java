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
 * @param leaseUntil when it lapses; {@link Instant#MAX} from just before the launch on, since what
 *     may run must not lapse
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

  /**
   * {@return whether it still counts; it no longer does at the very end of its lease}
   *
   * @param now the time to judge by
   */
  public boolean isLive(Instant now) {
    return now.isBefore(leaseUntil);
  }

  /** {@return whether it stays until it is released} */
  public boolean isPermanent() {
    return leaseUntil.equals(Instant.MAX);
  }

  /**
   * {@return the same with another end of its lease}
   *
   * @param otherLeaseUntil when it lapses; {@link Instant#MAX} for never
   */
  public Claim until(Instant otherLeaseUntil) {
    return new Claim(placement, host, resources, units, otherLeaseUntil);
  }
}
