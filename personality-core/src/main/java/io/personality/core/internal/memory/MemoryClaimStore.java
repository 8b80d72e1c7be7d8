package io.personality.core.internal.memory;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.ClaimStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Claims in memory. <i>Thread-safe.</i>
 *
 * <p>A call locks the stripe of its placement, or of both in their order, then the {@link
 * HostClaims} of one host; since every call takes them in this order, none can wait for another in
 * a circle. Claims on different hosts do not wait for each other, but for the odd pair of
 * placements that share a stripe. The cost of a claim does not grow with the number of claims; a
 * claim that finds too little room also pays for a look at the other claims of its host.
 */
public final class MemoryClaimStore implements ClaimStore {
  private static final int STRIPES = 256;

  private final ConcurrentHashMap<HostId, HostClaims> hosts = new ConcurrentHashMap<>();

  /**
   * Where a placement's claim was put. Only a hint where to look, since a host may have swept out a
   * lapsed claim: {@link HostClaims} has the truth.
   */
  private final ConcurrentHashMap<PlacementId, HostClaims> seats = new ConcurrentHashMap<>();

  private final Object[] stripes = new Object[STRIPES];

  private final MemoryQuotaStore quotas;
  private final MemoryChangeFeed changes;

  MemoryClaimStore(MemoryQuotaStore quotas, MemoryChangeFeed changes) {
    this.quotas = quotas;
    this.changes = changes;
    Arrays.setAll(stripes, i -> new Object());
  }

  @Override
  public Outcome claim(Claim claim, Limit limit, Instant now) {
    HostClaims target = claimsOf(claim.host());
    synchronized (stripe(claim.placement())) {
      HostClaims seat = seats.get(claim.placement());
      if (seat != null && seat != target) {
        Claim elsewhere = seat.find(claim.placement());
        if (elsewhere != null && elsewhere.isLive(now)) {
          return Outcome.CLAIMED_ELSEWHERE;
        }
        forget(claim.placement(), seat);
      }
      Outcome outcome = withinQuota(claim, target, limit, now);
      if (outcome == Outcome.CLAIMED) {
        seats.put(claim.placement(), target);
      }
      return outcome;
    }
  }

  private Outcome withinQuota(Claim claim, HostClaims target, Limit limit, Instant now) {
    Optional<TenantId> tenant = claim.tenant();
    if (tenant.isEmpty() || quotas.find(tenant.get()).isEmpty()) {
      return target.claim(claim, limit, now);
    }
    synchronized (quotas.lock(tenant.get())) {
      Claim own = target.find(claim.placement());
      boolean lives = own != null && own.isLive(now);
      if (!lives && !limit.isOf(target.generation())) {
        return Outcome.HOST_CHANGED;
      }
      if (!isAdmitted(claim, lives ? own : null)) {
        hosts.values().forEach(host -> host.expire(now)); // which may be all that is in the way
        if (!isAdmitted(claim, lives ? own : null)) {
          return Outcome.QUOTA_EXCEEDED;
        }
      }
      return target.claim(claim, limit, now);
    }
  }

  /** Whether the tenant's quota has room for a claim, in place of the one that it replaces. */
  private boolean isAdmitted(Claim claim, @Nullable Claim own) {
    TenantId tenant = claim.tenant().orElseThrow();
    TenantUse used = quotas.used(tenant);
    if (own != null && own.tenant().equals(claim.tenant())) {
      used = used.minus(TenantUse.of(own));
    }
    Quota quota = quotas.find(tenant).orElse(Quota.OPEN);
    return quota.admits(used, TenantUse.of(claim));
  }

  private HostClaims claimsOf(HostId host) {
    return hosts.computeIfAbsent(host, id -> new HostClaims(quotas, () -> changes.note(id)));
  }

  /**
   * Has claims on a host go by that generation of it from now on; its negative where it is gone.
   */
  void hostIs(HostId host, long generation) {
    claimsOf(host).hostIs(generation);
  }

  /** The generation that a host had when it was removed; 0 where it never was. */
  long removedAt(HostId host) {
    return Math.max(0, -claimsOf(host).generation());
  }

  @Override
  public boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
    HostClaims seat = seats.get(placement);
    return seat != null && seat.extend(placement, leaseUntil, now);
  }

  @Override
  public void release(PlacementId placement) {
    synchronized (stripe(placement)) {
      HostClaims seat = seats.get(placement);
      if (seat != null) {
        forget(placement, seat);
      }
    }
  }

  @Override
  public boolean transfer(PlacementId from, PlacementId to) {
    boolean inOrder = stripeOf(from) <= stripeOf(to);
    synchronized (stripe(inOrder ? from : to)) {
      synchronized (stripe(inOrder ? to : from)) {
        HostClaims source = seats.get(from);
        if (source == null || claimOf(from) == null) {
          return false;
        }
        Optional<Claim> replaced = find(to);
        HostClaims seat = seats.get(to);
        if (seat != null) {
          forget(to, seat);
        }
        seats.remove(from);
        source.rename(from, to, replaced);
        seats.put(to, source);
        return true;
      }
    }
  }

  @Override
  public int expire(Instant now) {
    int freed = hosts.values().stream().mapToInt(host -> host.expire(now)).sum();
    for (PlacementId placement : seats.keySet()) {
      synchronized (stripe(placement)) {
        if (claimOf(placement) == null) {
          seats.remove(placement);
        }
      }
    }
    return freed;
  }

  @Override
  public Optional<Claim> find(PlacementId placement) {
    return Optional.ofNullable(claimOf(placement));
  }

  @Override
  public List<Claim> onHost(HostId host) {
    HostClaims claims = hosts.get(host);
    return claims == null ? List.of() : claims.list();
  }

  @Override
  public List<Claim> list() {
    return hosts.values().stream().flatMap(host -> host.list().stream()).toList();
  }

  private @Nullable Claim claimOf(PlacementId placement) {
    HostClaims seat = seats.get(placement);
    return seat == null ? null : seat.find(placement);
  }

  private void forget(PlacementId placement, HostClaims seat) {
    seat.release(placement);
    seats.remove(placement);
  }

  private Object stripe(PlacementId placement) {
    return stripes[stripeOf(placement)];
  }

  private static int stripeOf(PlacementId placement) {
    int hash = placement.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
