package io.personality.mvstore;

import io.personality.model.HostId;
import io.personality.spi.ChangeFeed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/**
 * Of each host the number of the last change to it. <i>Thread-safe.</i>
 *
 * <p>Changes are made one after the other and numbered in this order by the database, so that one
 * with a lower number is never seen later: nothing can be missed.
 */
final class MvChangeFeed implements ChangeFeed {
  private final MvDatabase database;
  private final MVMap<HostId, Long> changes;

  MvChangeFeed(MvDatabase database) {
    this.database = database;
    changes = database.map("changes", HostId.class, Long.class);
  }

  /** Tells of a host, once the change under way is made. */
  void note(HostId host) {
    changes.put(host, database.version());
  }

  @Override
  public Position now() {
    return database.read(() -> new Position(List.of(database.version())));
  }

  @Override
  public Changes after(Position position) {
    long from = position.numbers().get(0);
    return database.read(
        () -> {
          Set<HostId> hosts =
              changes.entrySet().stream()
                  .filter(change -> change.getValue() >= from)
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet());
          return new Changes(hosts, now());
        });
  }
}
