package io.personality.mvstore;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.ClaimStore;
import io.personality.spi.HostStore;
import io.personality.spi.QuotaStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** Claims by host, and where to look for that of a placement. <i>Thread-safe.</i> */
final class MvClaimStore implements ClaimStore {
  private final MvDatabase database;
  private final HostStore hosts;
  private final QuotaStore quotas;
  private final MvChangeFeed changes;
  private final MVMap<HostId, ClaimsOnHost> claims;
  private final MVMap<PlacementId, HostId> seats;

  MvClaimStore(MvDatabase database, HostStore hosts, QuotaStore quotas, MvChangeFeed changes) {
    this.database = database;
    this.hosts = hosts;
    this.quotas = quotas;
    this.changes = changes;
    claims = onHosts(database);
    seats = database.map("claim-hosts", PlacementId.class, HostId.class);
  }

  /** The map of all claims. */
  static MVMap<HostId, ClaimsOnHost> onHosts(MvDatabase database) {
    return database.map("claims", HostId.class, ClaimsOnHost.class);
  }

  @Override
  public Outcome claim(Claim claim, Limit limit, Instant now) {
    return database.change(
        () -> {
          Optional<Claim> own = find(claim.placement());
          Optional<Claim> held = own.filter(one -> one.isLive(now));
          if (held.filter(one -> !one.host().equals(claim.host())).isPresent()) {
            return Outcome.CLAIMED_ELSEWHERE;
          }
          if (held.isEmpty()) {
            own.ifPresent(this::drop);
            if (!limit.isOf(generation(claim.host()))) {
              return Outcome.HOST_CHANGED;
            }
          }
          if (!isWithinQuota(claim, held, now)) {
            return Outcome.QUOTA_EXCEEDED;
          }
          freeLapsed(claim.host(), now);
          Outcome outcome = on(claim.host()).without(claim.placement()).fit(claim, limit);
          if (outcome == Outcome.CLAIMED) {
            put(held.map(claim::renewing).orElse(claim));
          }
          return outcome;
        });
  }

  private long generation(HostId host) {
    return hosts.find(host).map(HostStore.Registered::generation).orElse(0L);
  }

  /** Whether the quota of its tenant has room for a claim, in place of the one that is held. */
  private boolean isWithinQuota(Claim claim, Optional<Claim> held, Instant now) {
    Optional<Quota> quota = claim.tenant().flatMap(quotas::find);
    if (quota.isEmpty()) {
      return true;
    }
    expire(now); // what is not counted must never count again
    TenantId tenant = claim.tenant().orElseThrow();
    TenantUse own =
        held.filter(one -> one.tenant().equals(claim.tenant()))
            .map(TenantUse::of)
            .orElse(TenantUse.NONE);
    return quota.get().admits(quotas.used(tenant).minus(own), TenantUse.of(claim));
  }

  private ClaimsOnHost on(HostId host) {
    return claims.getOrDefault(host, ClaimsOnHost.NONE);
  }

  private void put(Claim claim) {
    claims.put(claim.host(), on(claim.host()).with(claim));
    seats.put(claim.placement(), claim.host());
    changes.note(claim.host());
  }

  private void drop(Claim claim) {
    keep(claim.host(), on(claim.host()).without(claim.placement()));
    seats.remove(claim.placement());
    changes.note(claim.host());
  }

  private void keep(HostId host, ClaimsOnHost rest) {
    if (rest.claims().isEmpty()) {
      claims.remove(host);
    } else {
      claims.put(host, rest);
    }
  }

  private int freeLapsed(HostId host, Instant now) {
    List<Claim> lapsed = on(host).where(claim -> !claim.isLive(now)).claims();
    lapsed.forEach(this::drop);
    return lapsed.size();
  }

  @Override
  public boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
    return database.change(
        () -> {
          Optional<Claim> live = find(placement).filter(claim -> claim.isLive(now));
          live.ifPresent(
              claim -> claims.put(claim.host(), on(claim.host()).with(claim.until(leaseUntil))));
          return live.isPresent();
        });
  }

  @Override
  public void release(PlacementId placement) {
    database.change(
        () -> {
          find(placement).ifPresent(this::drop);
          return true;
        });
  }

  @Override
  public boolean transfer(PlacementId from, PlacementId to) {
    return database.change(
        () -> {
          Optional<Claim> moved = find(from);
          if (moved.isEmpty()) {
            return false;
          }
          Optional<Claim> replaced = find(to);
          replaced.ifPresent(this::drop);
          drop(moved.get());
          put(moved.get().becoming(to, replaced));
          return true;
        });
  }

  @Override
  public int expire(Instant now) {
    return database.change(
        () -> List.copyOf(claims.keySet()).stream().mapToInt(host -> freeLapsed(host, now)).sum());
  }

  @Override
  public Optional<Claim> find(PlacementId placement) {
    return database.read(
        () -> Optional.ofNullable(seats.get(placement)).flatMap(host -> on(host).find(placement)));
  }

  @Override
  public List<Claim> onHost(HostId host) {
    return database.read(() -> on(host).claims());
  }

  @Override
  public List<Claim> list() {
    return database.read(
        () -> claims.values().stream().flatMap(host -> host.claims().stream()).toList());
  }
}
