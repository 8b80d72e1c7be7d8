package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.spi.ClaimStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  @Override
  public Outcome claim(Claim claim, Limit limit, Instant now) {
    String what = "claim room on host " + claim.host() + " for placement " + claim.placement();
    Optional<Outcome> outcome;
    do {
      outcome = database.change(what, handle -> claim(handle, claim, limit, now));
    } while (outcome.isEmpty());
    return outcome.get();
  }

  /** Empty where the placement's claim has moved to a host that was not locked. */
  private static Optional<Outcome> claim(Handle handle, Claim asked, Limit limit, Instant now) {
    Map<HostId, ClaimSums> locked = lock(handle, asked);
    Optional<Claim> own = ClaimRows.locked(handle, asked.placement());
    if (own.isPresent() && !locked.containsKey(own.get().host())) {
      return Optional.empty();
    }
    boolean lives = own.isPresent() && own.get().isLive(now);
    if (lives && !own.get().host().equals(asked.host())) {
      return Optional.of(Outcome.CLAIMED_ELSEWHERE);
    }
    Set<HostId> changed = new HashSet<>();
    ClaimSums sums = Objects.requireNonNull(locked.get(asked.host()));
    if (own.isPresent() && !lives) {
      drop(handle, own.get());
      changed.add(own.get().host());
      sums = ClaimSums.lock(handle, asked.host());
    }
    Outcome outcome = fit(handle, asked, limit, lives ? own : Optional.empty(), sums);
    if (outcome != Outcome.CLAIMED && expire(handle, asked.host(), Times.seconds(now)) > 0) {
      changed.add(asked.host());
      ClaimSums swept = ClaimSums.lock(handle, asked.host());
      outcome = fit(handle, asked, limit, lives ? own : Optional.empty(), swept);
    }
    if (outcome == Outcome.CLAIMED) {
      changed.add(asked.host());
      put(handle, asked, limit, lives ? own : Optional.empty());
    }
    HostChanges.note(handle, changed);
    return Optional.of(outcome);
  }

  /** Writes a claim that fits, in place of the placement's live claim on the host. */
  private static void put(Handle handle, Claim asked, Limit limit, Optional<Claim> current) {
    current.ifPresent(claim -> drop(handle, claim));
    Claim renewed = current.map(claim -> later(asked, claim)).orElse(asked);
    ClaimRows.insert(handle, renewed);
    ClaimSums.add(handle, renewed.host(), renewed.resources(), limit);
  }

  /** Locks the host that is asked for, and the one where the placement has a claim. */
  private static Map<HostId, ClaimSums> lock(Handle handle, Claim asked) {
    TreeSet<HostId> hosts = new TreeSet<>();
    hosts.add(asked.host());
    ClaimRows.find(handle, asked.placement()).ifPresent(own -> hosts.add(own.host()));
    Map<HostId, ClaimSums> locked = new HashMap<>();
    hosts.forEach(host -> locked.put(host, ClaimSums.lock(handle, host)));
    return locked;
  }

  private static Claim later(Claim asked, Claim own) {
    return own.leaseUntil().isAfter(asked.leaseUntil()) ? asked.until(own.leaseUntil()) : asked;
  }

  /** Whether what is asked fits beside the claims of others. */
  private static Outcome fit(
      Handle handle, Claim asked, Limit limit, Optional<Claim> own, ClaimSums sums) {
    if (ClaimRows.isTaken(handle, asked)) {
      return Outcome.UNIT_TAKEN;
    }
    ClaimSums others = own.map(claim -> sums.without(claim.resources())).orElse(sums);
    Taken taken =
        new Taken(others.vcpus(), others.memoryMib(), ClaimRows.pagesOfOthers(handle, asked));
    return limit.admits(asked, taken) ? Outcome.CLAIMED : Outcome.NO_ROOM;
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
    while (!database.change(
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
    own.ifPresent(
        claim -> {
          drop(handle, claim);
          HostChanges.note(handle, claim.host());
        });
    return true;
  }

  @Override
  public int expire(Instant now) {
    BigDecimal then = Times.seconds(now);
    Set<HostId> hosts =
        database.transact(
            "look for lapsed claims", handle -> ClaimRows.hostsWithLapsed(handle, then));
    int freed = 0;
    for (HostId host : hosts) {
      freed +=
          database.change(
              "free lapsed claims on host " + host, handle -> expireAndNote(handle, host, then));
    }
    return freed;
  }

  private static int expireAndNote(Handle handle, HostId host, BigDecimal now) {
    ClaimSums.lock(handle, host);
    int lapsed = expire(handle, host, now);
    if (lapsed > 0) {
      HostChanges.note(handle, host);
    }
    return lapsed;
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
    return database.snapshot(
        "read the claim of placement " + placement, handle -> ClaimRows.find(handle, placement));
  }

  @Override
  public List<Claim> onHost(HostId host) {
    return database.snapshot(
        "read the claims on host " + host, handle -> ClaimRows.onHost(handle, host));
  }

  @Override
  public List<Claim> onHosts(Set<HostId> hosts) {
    return database.snapshot(
        "read the claims on " + hosts.size() + " hosts",
        handle -> ClaimRows.onHosts(handle, hosts));
  }

  @Override
  public List<Claim> list() {
    return database.snapshot("list claims", ClaimRows::all);
  }
}
