package io.personality.core.internal.memory;

import io.personality.model.HostId;
import io.personality.spi.ChangeFeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The changes of hosts in memory: of each host the number of its last one. <i>Thread-safe.</i>
 *
 * <p>A change gets its number once it can be seen, so that whoever reads a host after the feed has
 * told of it sees at least that change.
 */
final class MemoryChangeFeed implements ChangeFeed {
  private final Map<HostId, Long> numbers = new HashMap<>();
  private final TreeMap<Long, HostId> hosts = new TreeMap<>();
  private long last;

  synchronized void note(HostId host) {
    last++;
    Long before = numbers.put(host, last);
    if (before != null) {
      hosts.remove(before);
    }
    hosts.put(last, host);
  }

  @Override
  public synchronized Position now() {
    return new Position(List.of(last));
  }

  @Override
  public synchronized Changes after(Position position) {
    return new Changes(Set.copyOf(hosts.tailMap(position.numbers().get(0), false).values()), now());
  }
}
