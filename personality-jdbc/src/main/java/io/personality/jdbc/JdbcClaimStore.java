package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.spi.ClaimStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Claims in tables. <i>Thread-safe</i>, among any number of processes.
 *
 * <p>Whoever changes claims of a host first locks the row with the host's sums ({@link ClaimSums});
 * claims on different hosts do not wait for each other. That a placement has one claim and a unit
 * one owner is left to keys, that a host is not given away twice to a check as well: a program with
 * a mistake in it fails instead.
 */
final class JdbcClaimStore implements ClaimStore {
  private final Database database;

  JdbcClaimStore(Database database) {
    this.database = database;
  }

  private record Pool(int cell, long pageKib) {
    static Pool of(PagePool pages) {
      return new Pool(pages.cell(), pages.pageKib());
    }
  }

  @Override
  public Outcome claim(Claim claim, Limit limit, Instant now) {
    String what = "claim room on host " + claim.host() + " for placement " + claim.placement();
    Optional<Outcome> outcome;
    do {
      outcome = database.transact(what, handle -> claim(handle, claim, limit, now));
    } while (outcome.isEmpty());
    return outcome.get();
  }

  /** Empty where the placement's claim has moved to a host that was not locked. */
  private static Optional<Outcome> claim(Handle handle, Claim asked, Limit limit, Instant now) {
    Set<HostId> locked = lock(handle, asked);
    Optional<Claim> own = ClaimRows.locked(handle, asked.placement());
    return own.isPresent() && !locked.contains(own.get().host())
        ? Optional.empty()
        : Optional.of(claim(handle, asked, own, limit, now));
  }

  private static Outcome claim(
      Handle handle, Claim asked, Optional<Claim> own, Limit limit, Instant now) {
    boolean lives = own.isPresent() && own.get().isLive(now);
    boolean here = own.isPresent() && own.get().host().equals(asked.host());
    if (lives && !here) {
      return Outcome.CLAIMED_ELSEWHERE;
    }
    if (own.isPresent() && !lives) {
      drop(handle, own.get());
    }
    Optional<Claim> current = lives ? own : Optional.empty();
    Outcome outcome = fit(handle, asked, limit, current);
    if (outcome != Outcome.CLAIMED) {
      expire(handle, asked.host(), Times.seconds(now));
      outcome = fit(handle, asked, limit, current);
    }
    if (outcome == Outcome.CLAIMED) {
      current.ifPresent(claim -> drop(handle, claim));
      Claim renewed = current.map(claim -> later(asked, claim)).orElse(asked);
      ClaimRows.insert(handle, renewed);
      ClaimSums.add(handle, renewed.host(), renewed.resources(), limit);
    }
    return outcome;
  }

  /** Locks the host that is asked for, and the one where the placement has a claim. */
  private static Set<HostId> lock(Handle handle, Claim asked) {
    TreeSet<HostId> hosts = new TreeSet<>();
    hosts.add(asked.host());
    ClaimRows.find(handle, asked.placement()).ifPresent(own -> hosts.add(own.host()));
    hosts.forEach(host -> ClaimSums.lock(handle, host));
    return hosts;
  }

  private static Claim later(Claim asked, Claim own) {
    return own.leaseUntil().isAfter(asked.leaseUntil()) ? asked.until(own.leaseUntil()) : asked;
  }

  /** Whether what is asked fits beside the claims of others. */
  private static Outcome fit(Handle handle, Claim asked, Limit limit, Optional<Claim> own) {
    ClaimSums sums = ClaimSums.lock(handle, asked.host());
    ClaimSums others = own.map(claim -> sums.without(claim.resources())).orElse(sums);
    if (ClaimRows.isTaken(handle, asked)) {
      return Outcome.UNIT_TAKEN;
    }
    return others.leave(asked.resources(), limit) && pagesFit(handle, asked, limit)
        ? Outcome.CLAIMED
        : Outcome.NO_ROOM;
  }

  private static boolean pagesFit(Handle handle, Claim asked, Limit limit) {
    List<PagePool> wanted =
        asked.units().stream()
            .filter(ExclusiveUnit.Pages.class::isInstance)
            .map(unit -> ((ExclusiveUnit.Pages) unit).pages())
            .toList();
    if (wanted.isEmpty()) {
      return true;
    }
    Map<Pool, Long> taken = sum(ClaimRows.pagesOfOthers(handle, asked));
    Map<Pool, Long> given = sum(limit.pagePools());
    return sum(wanted).entrySet().stream()
        .allMatch(
            want ->
                ClaimSums.fits(
                    taken.getOrDefault(want.getKey(), 0L),
                    want.getValue(),
                    given.getOrDefault(want.getKey(), 0L)));
  }

  private static Map<Pool, Long> sum(List<PagePool> pools) {
    Map<Pool, Long> sums = new HashMap<>();
    for (PagePool pool : pools) {
      sums.merge(
          Pool.of(pool),
          pool.pages(),
          (one, other) -> one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other);
    }
    return sums;
  }

  private static void drop(Handle handle, Claim claim) {
    if (ClaimRows.delete(handle, claim.placement())) {
      ClaimSums.subtract(handle, claim.host(), claim.resources());
    }
  }

  @Override
  public boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
    return database.transact(
        "extend the claim of placement " + placement,
        handle ->
            handle
                    .createUpdate(
                        "update personality_claim set lease_until = :until"
                            + " where placement_id = :placement and lease_until > :now")
                    .bind("placement", placement.value())
                    .bind("until", Times.seconds(leaseUntil))
                    .bind("now", Times.seconds(now))
                    .execute()
                == 1);
  }

  @Override
  public void release(PlacementId placement) {
    while (!database.transact(
        "release the claim of placement " + placement, handle -> release(handle, placement))) {
      Thread.onSpinWait();
    }
  }

  /** False where the claim moved to another host meanwhile. */
  private static boolean release(Handle handle, PlacementId placement) {
    Optional<Claim> before = ClaimRows.find(handle, placement);
    if (before.isEmpty()) {
      return true;
    }
    ClaimSums.lock(handle, before.get().host());
    Optional<Claim> own = ClaimRows.locked(handle, placement);
    if (own.isPresent() && !own.get().host().equals(before.get().host())) {
      return false;
    }
    own.ifPresent(claim -> drop(handle, claim));
    return true;
  }

  @Override
  public int expire(Instant now) {
    BigDecimal then = Times.seconds(now);
    Set<HostId> hosts =
        database.read("look for lapsed claims", handle -> ClaimRows.hostsWithLapsed(handle, then));
    int freed = 0;
    for (HostId host : hosts) {
      freed +=
          database.transact(
              "free lapsed claims on host " + host,
              handle -> {
                ClaimSums.lock(handle, host);
                return expire(handle, host, then);
              });
    }
    return freed;
  }

  private static int expire(Handle handle, HostId host, BigDecimal now) {
    int freed = 0;
    for (Claim claim : ClaimRows.lapsed(handle, host, now)) {
      if (ClaimRows.deleteLapsed(handle, claim.placement(), now)) {
        ClaimSums.subtract(handle, host, claim.resources());
        freed++;
      }
    }
    return freed;
  }

  @Override
  public Optional<Claim> find(PlacementId placement) {
    return database.read(
        "read the claim of placement " + placement, handle -> ClaimRows.find(handle, placement));
  }

  @Override
  public List<Claim> onHost(HostId host) {
    return database.read(
        "read the claims on host " + host, handle -> ClaimRows.onHost(handle, host));
  }

  @Override
  public List<Claim> list() {
    return database.read("list claims", ClaimRows::all);
  }
}
