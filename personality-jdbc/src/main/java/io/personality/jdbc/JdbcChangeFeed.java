package io.personality.jdbc;

import io.personality.model.HostId;
import io.personality.spi.ChangeFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The changes of hosts in tables, as {@link HostChanges} notes them; a position is a number for
 * each shard. <i>Thread-safe.</i>
 */
final class JdbcChangeFeed implements ChangeFeed {
  private final Database database;
  private final Optional<ChangeHints> hints;

  /**
   * Reads a database.
   *
   * @param hints what wakes those who wait, where the database can
   */
  JdbcChangeFeed(Database database, Optional<ChangeHints> hints) {
    this.database = database;
    this.hints = hints;
  }

  @Override
  public Position now() {
    return database.transact("read how far hosts have changed", JdbcChangeFeed::position);
  }

  @Override
  public Changes after(Position position) {
    // Both reads see one state: what the numbers count is there.
    return database.snapshot(
        "read which hosts have changed",
        handle -> {
          Position now = position(handle);
          return new Changes(hosts(handle, position, now), now);
        });
  }

  private static Position position(Handle handle) {
    return new Position(
        handle
            .createQuery("select number from personality_change_shard order by shard")
            .mapTo(Long.class)
            .list());
  }

  private static Set<HostId> hosts(Handle handle, Position from, Position to) {
    List<String> moved = new ArrayList<>();
    for (int shard = 0; shard < to.numbers().size(); shard++) {
      if (to.numbers().get(shard) > from.numbers().get(shard)) {
        moved.add("(shard = :shard" + shard + " and change_number > :after" + shard + ")");
      }
    }
    if (moved.isEmpty()) {
      return Set.of();
    }
    Query query =
        handle.createQuery(
            "select host_id from personality_claim_host where " + String.join(" or ", moved));
    for (int shard = 0; shard < to.numbers().size(); shard++) {
      if (to.numbers().get(shard) > from.numbers().get(shard)) {
        query.bind("shard" + shard, shard).bind("after" + shard, from.numbers().get(shard));
      }
    }
    return new HashSet<>(query.map((row, context) -> new HostId(row.getString("host_id"))).list());
  }

  @Override
  public void await(Duration most) throws InterruptedException {
    if (hints.isPresent()) {
      hints.get().await(most);
    } else {
      ChangeFeed.super.await(most);
    }
  }
}
