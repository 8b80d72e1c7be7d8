package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.TenantId;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ClaimStore.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * One claim, in one transaction. <i>Confined to one thread.</i>
 *
 * <p>Rows are locked in the order in which everybody locks them: the sums of hosts by id, the
 * placement's claim, the quota of its tenant, and last the counters of changes. Almost every claim
 * is the first of its placement, by a tenant without a quota; the statement that locks the host
 * says so, and spares the others.
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

  /**
   * What there is before a claim.
   *
   * @param sums of the host, locked
   * @param other where the placement has a claim
   * @param hasQuota whether its tenant has a quota
   */
  private record Found(ClaimSums sums, Optional<HostId> other, boolean hasQuota) {}

  /**
   * What came of it.
   *
   * @param outcome empty where it has to be done again, with another host locked
   * @param elsewhere the other host where the placement has a claim
   */
  record Result(Optional<Outcome> outcome, Optional<HostId> elsewhere) {
    private static Result of(Outcome outcome) {
      return new Result(Optional.of(outcome), Optional.empty());
    }

    private static Result again(HostId elsewhere) {
      return new Result(Optional.empty(), Optional.of(elsewhere));
    }
  }

  /**
   * Claims.
   *
   * @param elsewhere another host where the placement may have a claim, which is locked too
   */
  Result run(Optional<HostId> elsewhere) {
    if (elsewhere.isPresent()) {
      // In order of their ids, as everybody locks them.
      new TreeSet<>(List.of(asked.host(), elsewhere.get()))
          .forEach(host -> ClaimSums.lock(handle, host));
    }
    Found found = lock();
    if (found.other().isEmpty()) {
      return Result.of(claim(found.sums(), Optional.empty(), found.hasQuota()));
    }
    Optional<Claim> own = ClaimRows.locked(handle, asked.placement());
    Optional<HostId> its = own.map(Claim::host);
    if (its.isPresent() && !its.get().equals(asked.host()) && !its.equals(elsewhere)) {
      return Result.again(its.get());
    }
    boolean lives = own.isPresent() && own.get().isLive(now);
    if (lives && !own.get().host().equals(asked.host())) {
      return Result.of(Outcome.CLAIMED_ELSEWHERE);
    }
    ClaimSums sums = found.sums();
    if (own.isPresent() && !lives) {
      ClaimRows.drop(handle, own.get());
      changed.add(own.get().host());
      sums = ClaimSums.lock(handle, asked.host());
    }
    return Result.of(claim(sums, lives ? own : Optional.empty(), found.hasQuota()));
  }

  private Found lock() {
    return handle
        .createQuery(
            "select vcpus, memory_mib, host_generation,"
                + " (select host_id from personality_claim where placement_id = :placement)"
                + " as other,"
                + " (select count(*) from personality_quota where tenant = :tenant) as quotas"
                + " from personality_claim_host where host_id = :host for update")
        .bind("placement", asked.placement().value())
        .bind("tenant", asked.tenant().map(TenantId::value).orElse(""))
        .bind("host", asked.host().value())
        .map(
            (row, context) ->
                new Found(
                    ClaimSums.of(row),
                    Optional.ofNullable(row.getString("other")).map(HostId::new),
                    row.getLong("quotas") > 0))
        .findOne()
        .orElseGet(
            () -> {
              ClaimSums.lock(handle, asked.host()); // makes the row
              return lock();
            });
  }

  /** Claims in place of the placement's live claim on the host, if it has one. */
  private Outcome claim(ClaimSums sums, Optional<Claim> current, boolean hasQuota) {
    Outcome outcome = outcome(sums, current, hasQuota);
    if (outcome == Outcome.CLAIMED) {
      put(current);
    } else {
      HostChanges.note(handle, changed);
    }
    return outcome;
  }

  private Outcome outcome(ClaimSums sums, Optional<Claim> current, boolean hasQuota) {
    BigDecimal then = Times.seconds(now);
    if (current.isEmpty() && !limit.isOf(sums.hostGeneration())) {
      return Outcome.HOST_CHANGED;
    }
    if (hasQuota && !JdbcQuotaStore.admits(handle, asked, then)) {
      return Outcome.QUOTA_EXCEEDED;
    }
    Outcome outcome = fit(sums, current);
    if (outcome != Outcome.CLAIMED && ClaimRows.expire(handle, asked.host(), then) > 0) {
      changed.add(asked.host());
      outcome = fit(ClaimSums.lock(handle, asked.host()), current);
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
    Claim renewed = current.map(asked::renewing).orElse(asked);
    ClaimRows.insert(handle, renewed);
    changed.add(renewed.host());
    HostChanges.count(handle, changed);
    changed.remove(renewed.host());
    changed.forEach(host -> HostChanges.mark(handle, host));
    ClaimSums.add(handle, renewed.host(), renewed.resources(), limit);
  }
}
