package io.personality.model;

import java.time.Instant;
import java.util.Optional;
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
 * @param tenant whose quota it counts against; empty for nobody's
 */
public record Claim(
    PlacementId placement,
    HostId host,
    Resources resources,
    Set<ExclusiveUnit> units,
    Instant leaseUntil,
    Optional<TenantId> tenant) {
  /** Copies the set. */
  public Claim {
    units = Set.copyOf(units);
  }

  /**
   * A claim that counts against nobody's quota.
   *
   * @param placement whose it is
   * @param host where
   * @param resources the shared part
   * @param units the exclusive part
   * @param leaseUntil when it lapses
   */
  public Claim(
      PlacementId placement,
      HostId host,
      Resources resources,
      Set<ExclusiveUnit> units,
      Instant leaseUntil) {
    this(placement, host, resources, units, leaseUntil, Optional.empty());
  }

  /**
   * {@return the same on behalf of a tenant}
   *
   * @param whose the tenant whose quota it counts against
   */
  public Claim of(TenantId whose) {
    return new Claim(placement, host, resources, units, leaseUntil, Optional.of(whose));
  }

  /**
   * {@return the same with the later lease of two}
   *
   * @param held the claim that it takes the place of
   */
  public Claim renewing(Claim held) {
    return held.leaseUntil.isAfter(leaseUntil) ? until(held.leaseUntil) : this;
  }

  /**
   * {@return the same as that of another placement}
   *
   * @param other whose it becomes
   * @param replaced the claim that goes for it, which says whose quota it counts against
   */
  public Claim becoming(PlacementId other, Optional<Claim> replaced) {
    return new Claim(
        other, host, resources, units, leaseUntil, replaced.map(Claim::tenant).orElse(tenant));
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
    return new Claim(placement, host, resources, units, otherLeaseUntil, tenant);
  }
}
