package io.personality.core.internal.fleet;

import io.personality.model.HostId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The hosts as they are, and the newest snapshot of them.
 *
 * <p><i>Thread-safe.</i> A snapshot holds every change that returned before it was asked for; it is
 * built when it is asked for after a change, so that a burst of changes costs one snapshot.
 */
public final class FleetIndex {
  private final ConcurrentSkipListMap<HostId, HostRow> rows = new ConcurrentSkipListMap<>();
  private final AtomicLong changes = new AtomicLong(1);
  private volatile FleetSnapshot published = FleetSnapshot.of(1, rows.values());

  /** Puts a host in or replaces it, one change of a host at a time. */
  public void put(HostId host, Supplier<HostRow> row) {
    rows.compute(host, (id, old) -> row.get());
    changes.incrementAndGet();
  }

  /** Changes a host, one change at a time; does nothing where there is no such host. */
  public void update(HostId host, UnaryOperator<HostRow> change) {
    rows.computeIfPresent(host, (id, row) -> change.apply(row));
    changes.incrementAndGet();
  }

  /** Takes a host out. */
  public void remove(HostId host) {
    rows.remove(host);
    changes.incrementAndGet();
  }

  /** One host as it is now. */
  public Optional<HostRow> find(HostId host) {
    return Optional.ofNullable(rows.get(host));
  }

  /** The hosts as they are now. */
  public Map<HostId, HostRow> all() {
    return Map.copyOf(rows);
  }

  /** The newest snapshot. */
  public FleetSnapshot snapshot() {
    long now = changes.get();
    FleetSnapshot newest = published;
    return newest.number() == now ? newest : publish();
  }

  private synchronized FleetSnapshot publish() {
    // Read before the rows: a change that comes between makes the next snapshot, not a stale one.
    long number = changes.get();
    if (published.number() != number) {
      published = FleetSnapshot.of(number, rows.values());
    }
    return published;
  }
}
