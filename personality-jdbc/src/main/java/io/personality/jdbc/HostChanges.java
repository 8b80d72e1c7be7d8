package io.personality.jdbc;

import io.personality.model.HostId;
import java.util.Collection;
import java.util.Comparator;
import org.jdbi.v3.core.Handle;

/**
 * Notes that hosts have changed, as the last thing a transaction does: the counter of a host's
 * shard stays locked until the transaction ends, so that within a shard numbers become visible in
 * order.
 */
final class HostChanges {
  private static final int SHARDS = 64; // as many as the script makes

  private HostChanges() {}

  /** The shard of a host, the same in every program. */
  static int shard(HostId host) {
    return Math.floorMod(host.value().hashCode(), SHARDS);
  }

  /** Notes several hosts. Shards are locked in one order, so that nobody waits in a circle. */
  static void note(Handle handle, Collection<HostId> hosts) {
    hosts.stream()
        .distinct()
        .sorted(Comparator.comparing(HostChanges::shard).thenComparing(host -> host))
        .forEach(host -> note(handle, host));
  }

  /** Notes one host; to be called last in a transaction. */
  static void note(Handle handle, HostId host) {
    int shard = shard(host);
    handle
        .createUpdate(
            "update personality_change_shard set number = number + 1 where shard = :shard")
        .bind("shard", shard)
        .execute();
    if (move(handle, host, shard) == 0) {
      handle
          .createUpdate(
              "insert into personality_change (host_id, shard, number)"
                  + " select :host, shard, number from personality_change_shard"
                  + " where shard = :shard")
          .bind("host", host.value())
          .bind("shard", shard)
          .execute();
    }
  }

  private static int move(Handle handle, HostId host, int shard) {
    return handle
        .createUpdate(
            "update personality_change set number ="
                + " (select number from personality_change_shard where shard = :shard)"
                + " where host_id = :host")
        .bind("host", host.value())
        .bind("shard", shard)
        .execute();
  }
}
