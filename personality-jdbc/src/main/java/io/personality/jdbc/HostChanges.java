package io.personality.jdbc;

import io.personality.model.HostId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Notes that hosts have changed, as the last thing a transaction does: the counter of a host's
 * shard stays locked until the transaction ends, so that within a shard numbers become visible in
 * order.
 */
final class HostChanges {
  private static final int SHARDS = 64; // as many as the script makes

  /** What an update of a host's row sets to mark a change, with a parameter {@code shard}. */
  static final String MARKED =
      "shard = :shard, change_number ="
          + " (select number from personality_change_shard where shard = :shard)";

  private HostChanges() {}

  /** The shard of a host, the same in every program. */
  static int shard(HostId host) {
    return Math.floorMod(host.value().hashCode(), SHARDS);
  }

  /** Notes hosts that have rows of sums; to be called last in a transaction. */
  static void note(Handle handle, Collection<HostId> hosts) {
    count(handle, hosts);
    hosts.forEach(host -> mark(handle, host));
  }

  /** Notes one host. */
  static void note(Handle handle, HostId host) {
    note(handle, List.of(host));
  }

  /**
   * Moves the counters of the hosts' shards on; what is {@link #MARKED} next has the numbers they
   * show then. Counters are locked in one order, so that nobody waits in a circle.
   */
  static void count(Handle handle, Collection<HostId> hosts) {
    hosts.stream()
        .map(HostChanges::shard)
        .distinct()
        .sorted()
        .forEach(
            shard ->
                handle
                    .createUpdate(
                        "update personality_change_shard set number = number + 1"
                            + " where shard = :shard")
                    .bind("shard", shard)
                    .execute());
  }

  /** Gives a host the number that its counter shows. */
  static void mark(Handle handle, HostId host) {
    handle
        .createUpdate("update personality_claim_host set " + MARKED + " where host_id = :host")
        .bind("host", host.value())
        .bind("shard", shard(host))
        .execute();
  }
}
