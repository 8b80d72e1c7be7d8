package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ClaimStore.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * One claim, in one transaction. <i>Confined to one thread.</i>
 *
 * <p>Rows are locked in the order in which everybody locks them: the sums of hosts by id, the
 * placement's claim, the quota of its tenant, and last the counters of changes.
 */
final class ClaimTransaction {
  private final Handle handle;
  private final Claim asked;
  private final Limit limit;
  private final Instant now;
  private final Set<HostId> changed = new HashSet<>();

  /**
   * Begins.
   *
   * @param asked what is claimed
   * @param limit what the host can give in sum
   * @param now claims whose lease has ended by then do not count
   */
  ClaimTransaction(Handle handle, Claim asked, Limit limit, Instant now) {
    this.handle = handle;
    this.asked = asked;
    this.limit = limit;
    this.now = now;
  }

  /** Empty where the placement's claim has moved to a host that was not locked. */
  Optional<Outcome> run() {
    Map<HostId, ClaimSums> locked = lock();
    Optional<Claim> own = ClaimRows.locked(handle, asked.placement());
    if (own.isPresent() && !locked.containsKey(own.get().host())) {
      return Optional.empty();
    }
    boolean lives = own.isPresent() && own.get().isLive(now);
    if (lives && !own.get().host().equals(asked.host())) {
      return Optional.of(Outcome.CLAIMED_ELSEWHERE);
    }
    ClaimSums sums = Objects.requireNonNull(locked.get(asked.host()));
    if (own.isPresent() && !lives) {
      ClaimRows.drop(handle, own.get());
      changed.add(own.get().host());
      sums = ClaimSums.lock(handle, asked.host());
    }
    Outcome outcome = claim(sums, lives ? own : Optional.empty());
    HostChanges.note(handle, changed);
    return Optional.of(outcome);
  }

  /** Locks the host that is asked for, and the one where the placement has a claim. */
  private Map<HostId, ClaimSums> lock() {
    TreeSet<HostId> hosts = new TreeSet<>();
    hosts.add(asked.host());
    ClaimRows.hostOf(handle, asked.placement()).ifPresent(hosts::add);
    Map<HostId, ClaimSums> locked = new HashMap<>();
    hosts.forEach(host -> locked.put(host, ClaimSums.lock(handle, host)));
    return locked;
  }

  /** Claims in place of the placement's live claim on the host, if it has one. */
  private Outcome claim(ClaimSums sums, Optional<Claim> current) {
    if (current.isEmpty() && !limit.isOf(sums.hostGeneration())) {
      return Outcome.HOST_CHANGED;
    }
    if (!JdbcQuotaStore.admits(handle, asked, Times.seconds(now))) {
      return Outcome.QUOTA_EXCEEDED;
    }
    Outcome outcome = fit(sums, current);
    if (outcome != Outcome.CLAIMED
        && ClaimRows.expire(handle, asked.host(), Times.seconds(now)) > 0) {
      changed.add(asked.host());
      outcome = fit(ClaimSums.lock(handle, asked.host()), current);
    }
    if (outcome == Outcome.CLAIMED) {
      changed.add(asked.host());
      put(current);
    }
    return outcome;
  }

  /** Whether there is room beside the claims of others. */
  private Outcome fit(ClaimSums sums, Optional<Claim> current) {
    if (ClaimRows.isTaken(handle, asked)) {
      return Outcome.UNIT_TAKEN;
    }
    ClaimSums others = current.map(claim -> sums.without(claim.resources())).orElse(sums);
    Taken taken =
        new Taken(others.vcpus(), others.memoryMib(), ClaimRows.pagesOfOthers(handle, asked));
    return limit.admits(asked, taken) ? Outcome.CLAIMED : Outcome.NO_ROOM;
  }

  private void put(Optional<Claim> current) {
    current.ifPresent(claim -> ClaimRows.drop(handle, claim));
    Claim renewed = current.map(claim -> later(asked, claim)).orElse(asked);
    ClaimRows.insert(handle, renewed);
    ClaimSums.add(handle, renewed.host(), renewed.resources(), limit);
  }

  private static Claim later(Claim asked, Claim own) {
    return own.leaseUntil().isAfter(asked.leaseUntil()) ? asked.until(own.leaseUntil()) : asked;
  }
}
