package io.personality.jdbc;

import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.spi.ClaimStore.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What has been claimed of a host in sum: one row, which whoever changes the host's claims locks
 * first. Where two hosts are concerned, the one whose id comes first is locked first.
 *
 * @param vcpus claimed now
 * @param memoryMib claimed now
 * @param hostGeneration of the host now; 0 where it never was registered, and the negative of its
 *     last one where it was removed
 */
record ClaimSums(long vcpus, long memoryMib, long hostGeneration) {

  /** The sums of a host, locked until the transaction ends; a host without any gets a row. */
  static ClaimSums lock(Handle handle, HostId host) {
    return select(handle, host)
        .orElseGet(
            () -> {
              handle
                  .createUpdate(
                      "insert into personality_claim_host"
                          + " (host_id, vcpus, memory_mib, limit_vcpus, limit_memory_mib,"
                          + " host_generation) values (:host, 0, 0, 0, 0,"
                          + " coalesce((select generation from personality_host"
                          + " where host_id = :host), 0))")
                  .bind("host", host.value())
                  .execute();
              return select(handle, host).orElseThrow();
            });
  }

  private static Optional<ClaimSums> select(Handle handle, HostId host) {
    return handle
        .createQuery(
            "select vcpus, memory_mib, host_generation from personality_claim_host"
                + " where host_id = :host for update")
        .bind("host", host.value())
        .map((row, context) -> of(row))
        .findOne();
  }

  /** The sums in a row. */
  static ClaimSums of(ResultSet row) throws SQLException {
    return new ClaimSums(
        row.getLong("vcpus"), row.getLong("memory_mib"), row.getLong("host_generation"));
  }

  /** Has claims go by that generation of a host, whose sums are locked, from now on. */
  static void hostIs(Handle handle, HostId host, long generation) {
    handle
        .createUpdate(
            "update personality_claim_host set host_generation = :generation"
                + " where host_id = :host")
        .bind("host", host.value())
        .bind("generation", generation)
        .execute();
  }

  /** Takes a claim off. */
  static void subtract(Handle handle, HostId host, Resources claimed) {
    handle
        .createUpdate(
            "update personality_claim_host"
                + " set vcpus = vcpus - :vcpus, memory_mib = memory_mib - :memory"
                + " where host_id = :host")
        .bind("host", host.value())
        .bind("vcpus", claimed.vcpus())
        .bind("memory", claimed.memoryMib())
        .execute();
  }

  /** Adds a claim that was checked against a limit, and marks the host as changed. */
  static void add(Handle handle, HostId host, Resources claimed, Limit limit) {
    handle
        .createUpdate(
            "update personality_claim_host"
                + " set vcpus = vcpus + :vcpus, memory_mib = memory_mib + :memory,"
                + " limit_vcpus = :limit_vcpus, limit_memory_mib = :limit_memory, "
                + HostChanges.MARKED
                + " where host_id = :host")
        .bind("shard", HostChanges.shard(host))
        .bind("host", host.value())
        .bind("vcpus", claimed.vcpus())
        .bind("memory", claimed.memoryMib())
        .bind("limit_vcpus", limit.resources().vcpus())
        .bind("limit_memory", limit.resources().memoryMib())
        .execute();
  }

  ClaimSums without(Resources claimed) {
    return new ClaimSums(vcpus - claimed.vcpus(), memoryMib - claimed.memoryMib(), hostGeneration);
  }
}
