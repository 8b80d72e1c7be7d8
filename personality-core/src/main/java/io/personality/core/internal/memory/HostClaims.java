package io.personality.core.internal.memory;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims on one host with their running sums, so that a claim costs the same however many there
 * are. <i>Thread-safe</i>: every method locks this.
 *
 * <p>The sums count lapsed claims until room or a unit is short; only then are those swept out.
 */
final class HostClaims {
  private record Pool(int cell, long pageKib) {}

  private final Map<PlacementId, Claim> claims = new HashMap<>();
  private final Map<ExclusiveUnit, PlacementId> owners = new HashMap<>();
  private final Map<Pool, Long> pages = new HashMap<>();
  private long vcpus;
  private long memoryMib;

  synchronized Outcome claim(Claim asked, Limit limit, Instant now) {
    Claim own = claims.get(asked.placement());
    Claim renewed = own != null && own.isLive(now) ? later(asked, own) : asked;
    drop(own);
    Outcome outcome = fit(asked, limit);
    if (outcome != Outcome.CLAIMED) {
      expire(now);
      outcome = fit(asked, limit);
    }
    if (outcome == Outcome.CLAIMED) {
      put(renewed);
    } else if (own != null && own.isLive(now)) {
      put(own);
    }
    return outcome;
  }

  synchronized boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
    Claim claim = claims.get(placement);
    if (claim == null || !claim.isLive(now)) {
      return false;
    }
    claims.put(placement, claim.until(leaseUntil));
    return true;
  }

  synchronized void release(PlacementId placement) {
    drop(claims.get(placement));
  }

  /** Sweeps out the claims whose lease has ended and says how many. */
  synchronized int expire(Instant now) {
    List<Claim> lapsed = claims.values().stream().filter(claim -> !claim.isLive(now)).toList();
    lapsed.forEach(this::drop);
    return lapsed.size();
  }

  synchronized @Nullable Claim find(PlacementId placement) {
    return claims.get(placement);
  }

  synchronized List<Claim> list() {
    return List.copyOf(claims.values());
  }

  private static Claim later(Claim asked, Claim own) {
    return own.leaseUntil().isAfter(asked.leaseUntil()) ? asked.until(own.leaseUntil()) : asked;
  }

  private Outcome fit(Claim asked, Limit limit) {
    if (asked.units().stream().anyMatch(owners::containsKey)) {
      return Outcome.UNIT_TAKEN;
    }
    boolean room =
        fits(vcpus, asked.resources().vcpus(), limit.resources().vcpus())
            && fits(memoryMib, asked.resources().memoryMib(), limit.resources().memoryMib())
            && pagesFit(asked, limit);
    return room ? Outcome.CLAIMED : Outcome.NO_ROOM;
  }

  private boolean pagesFit(Claim asked, Limit limit) {
    Map<Pool, Long> wanted = pagesOf(asked);
    if (wanted.isEmpty()) {
      return true;
    }
    Map<Pool, Long> given = new HashMap<>();
    for (PagePool pool : limit.pagePools()) {
      given.merge(new Pool(pool.cell(), pool.pageKib()), pool.pages(), HostClaims::sum);
    }
    return wanted.entrySet().stream()
        .allMatch(
            want ->
                fits(
                    pages.getOrDefault(want.getKey(), 0L),
                    want.getValue(),
                    given.getOrDefault(want.getKey(), 0L)));
  }

  /** Whether {@code taken + more <= limit}, written so that nothing overflows. */
  private static boolean fits(long taken, long more, long limit) {
    return more <= limit && taken <= limit - more;
  }

  /** The sum of two amounts, or the largest number where that would overflow. */
  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private void put(Claim claim) {
    claims.put(claim.placement(), claim);
    add(claim, 1);
    for (ExclusiveUnit unit : claim.units()) {
      if (!(unit instanceof ExclusiveUnit.Pages)) {
        owners.put(unit, claim.placement());
      }
    }
  }

  private void drop(@Nullable Claim claim) {
    if (claim != null && claims.remove(claim.placement()) != null) {
      add(claim, -1);
      owners.keySet().removeAll(claim.units());
    }
  }

  private void add(Claim claim, int sign) {
    vcpus += sign * (long) claim.resources().vcpus();
    memoryMib += sign * claim.resources().memoryMib();
    pagesOf(claim).forEach((pool, count) -> pages.merge(pool, sign * count, Math::addExact));
  }

  private static Map<Pool, Long> pagesOf(Claim claim) {
    Map<Pool, Long> sums = new HashMap<>();
    for (ExclusiveUnit unit : claim.units()) {
      if (unit instanceof ExclusiveUnit.Pages of) {
        sums.merge(
            new Pool(of.pages().cell(), of.pages().pageKib()), of.pages().pages(), HostClaims::sum);
      }
    }
    return sums;
  }
}
