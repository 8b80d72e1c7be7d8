package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.spi.ClaimStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
    Optional<HostId> elsewhere = Optional.empty();
    while (true) {
      Optional<HostId> lockedToo = elsewhere;
      ClaimTransaction.Result result =
          database.change(
              what, handle -> new ClaimTransaction(handle, claim, limit, now).run(lockedToo));
      if (result.outcome().isPresent()) {
        return result.outcome().get();
      }
      elsewhere = result.elsewhere();
    }
  }

  @Override
  public boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
    return database.single(
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
    Optional<HostId> before = ClaimRows.hostOf(handle, placement);
    if (before.isEmpty()) {
      return true;
    }
    ClaimSums.lock(handle, before.get());
    Optional<Claim> own = ClaimRows.locked(handle, placement);
    if (own.isPresent() && !own.get().host().equals(before.get())) {
      return false;
    }
    own.ifPresent(
        claim -> {
          ClaimRows.drop(handle, claim);
          HostChanges.note(handle, claim.host());
        });
    return true;
  }

  @Override
  public boolean transfer(PlacementId from, PlacementId to) {
    Optional<Boolean> done;
    do {
      done =
          database.change(
              "make the claim of " + from + " that of placement " + to,
              handle -> transfer(handle, from, to));
    } while (done.isEmpty());
    return done.get();
  }

  /** Empty where a claim moved to another host meanwhile. */
  private static Optional<Boolean> transfer(Handle handle, PlacementId from, PlacementId to) {
    Optional<HostId> source = ClaimRows.hostOf(handle, from);
    Optional<HostId> replaced = ClaimRows.hostOf(handle, to);
    if (source.isEmpty()) {
      return Optional.of(false);
    }
    // In order of their ids, as everybody locks them.
    Set<HostId> hosts = new TreeSet<>(Set.of(source.get()));
    replaced.ifPresent(hosts::add);
    hosts.forEach(host -> ClaimSums.lock(handle, host));
    Optional<Claim> moved = ClaimRows.locked(handle, from);
    Optional<Claim> old = ClaimRows.locked(handle, to);
    if (!moved.map(Claim::host).equals(source) || !old.map(Claim::host).equals(replaced)) {
      return Optional.empty();
    }
    old.ifPresent(claim -> ClaimRows.drop(handle, claim));
    ClaimRows.rename(handle, moved.orElseThrow(), to, old.orElse(moved.get()).tenant());
    HostChanges.note(handle, hosts);
    return Optional.of(true);
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
    int lapsed = ClaimRows.expire(handle, host, now);
    if (lapsed > 0) {
      HostChanges.note(handle, host);
    }
    return lapsed;
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
