package io.personality.core.internal.memory;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ClaimStore.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims on one host with their running sums, so that a claim costs the same however many there
 * are; huge pages alone are summed up anew. <i>Thread-safe</i>: every method locks this.
 *
 * <p>The sums count lapsed claims until room or a unit is short; only then are those swept out.
 */
final class HostClaims {
  private final Map<PlacementId, Claim> claims = new HashMap<>();
  private final Map<ExclusiveUnit, PlacementId> owners = new HashMap<>();
  private final Map<PlacementId, List<PagePool>> pages = new HashMap<>();
  private long vcpus;
  private long memoryMib;
  private long generation;
  private final MemoryQuotaStore quotas;
  private final Runnable changed;

  /**
   * No claims yet.
   *
   * @param quotas told of every claim that is put or dropped
   * @param changed told of every change, once it is made
   */
  HostClaims(MemoryQuotaStore quotas, Runnable changed) {
    this.quotas = quotas;
    this.changed = changed;
  }

  /**
   * Has claims go by the host as it is from now on; the negative of what it was once it is gone.
   */
  synchronized void hostIs(long generationNow) {
    generation = generationNow;
  }

  synchronized Outcome claim(Claim asked, Limit limit, Instant now) {
    Claim own = claims.get(asked.placement());
    boolean lives = own != null && own.isLive(now);
    if (!lives && !limit.isOf(generation)) {
      return Outcome.HOST_CHANGED;
    }
    Claim renewed = own != null && lives ? asked.renewing(own) : asked;
    drop(own);
    Outcome outcome = fit(asked, limit);
    int lapsed = own != null && !lives ? 1 : 0;
    if (outcome != Outcome.CLAIMED) {
      lapsed += sweep(now);
      outcome = fit(asked, limit);
    }
    if (outcome == Outcome.CLAIMED) {
      put(renewed);
    } else if (own != null && lives) {
      put(own);
    }
    if (outcome == Outcome.CLAIMED || lapsed > 0) {
      changed.run();
    }
    return outcome;
  }

  synchronized long generation() {
    return generation;
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
    if (drop(claims.get(placement))) {
      changed.run();
    }
  }

  /** Makes a claim that of another placement; does nothing where it is gone. */
  synchronized void rename(PlacementId from, PlacementId to, Optional<Claim> replaced) {
    Claim claim = claims.get(from);
    if (drop(claim) && claim != null) {
      put(claim.becoming(to, replaced));
      changed.run();
    }
  }

  /** Sweeps out the claims whose lease has ended and says how many. */
  synchronized int expire(Instant now) {
    int lapsed = sweep(now);
    if (lapsed > 0) {
      changed.run();
    }
    return lapsed;
  }

  private int sweep(Instant now) {
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

  private Outcome fit(Claim asked, Limit limit) {
    if (asked.units().stream().anyMatch(owners::containsKey)) {
      return Outcome.UNIT_TAKEN;
    }
    return limit.admits(asked, new Taken(vcpus, memoryMib, pages(asked)))
        ? Outcome.CLAIMED
        : Outcome.NO_ROOM;
  }

  /** The huge pages of others; none where none are asked for, since they need not be looked up. */
  private List<PagePool> pages(Claim asked) {
    return asked.units().stream().anyMatch(ExclusiveUnit.Pages.class::isInstance)
        ? pages.values().stream().flatMap(List::stream).toList()
        : List.of();
  }

  private void put(Claim claim) {
    claims.put(claim.placement(), claim);
    add(claim, 1);
    List<PagePool> itsPages = new ArrayList<>();
    for (ExclusiveUnit unit : claim.units()) {
      if (unit instanceof ExclusiveUnit.Pages of) {
        itsPages.add(of.pages());
      } else {
        owners.put(unit, claim.placement());
      }
    }
    if (!itsPages.isEmpty()) {
      pages.put(claim.placement(), itsPages);
    }
  }

  private boolean drop(@Nullable Claim claim) {
    if (claim == null || claims.remove(claim.placement()) == null) {
      return false;
    }
    add(claim, -1);
    owners.keySet().removeAll(claim.units());
    pages.remove(claim.placement());
    return true;
  }

  private void add(Claim claim, int sign) {
    vcpus += sign * (long) claim.resources().vcpus();
    memoryMib += sign * claim.resources().memoryMib();
    quotas.count(claim, sign);
  }
}
