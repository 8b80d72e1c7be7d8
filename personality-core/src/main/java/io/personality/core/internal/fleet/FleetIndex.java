package io.personality.core.internal.fleet;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.HostId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts as they are, and the newest snapshot of them.
 *
 * <p><i>Thread-safe.</i> Changes of one host are made one at a time, each on what the one before
 * left. A snapshot holds every change that returned before it was asked for.
 */
public final class FleetIndex {
  private final Map<HostId, HostRow> hosts = new ConcurrentHashMap<>();
  private final FleetColumns columns;
  private final AtomicLong comings = new AtomicLong();
  private volatile Order order = new Order(0, new HostId[0]);

  /** The ids in order, once so many hosts had come or gone. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Order(long comings, HostId[] ids) {}

  /** An empty fleet, laid out for the features of a catalogue. */
  public FleetIndex(Catalogue catalogue) {
    columns = new FleetColumns(catalogue, true);
  }

  /** Puts a host in or replaces it; the row is asked for while no other change of it is made. */
  public void put(HostId host, Supplier<HostRow> row) {
    boolean[] came = {false};
    hosts.compute(
        host,
        (id, old) -> {
          came[0] = old == null;
          return published(row.get());
        });
    count(came[0]);
  }

  /** Changes a host; does nothing where there is no such host. */
  public void update(HostId host, UnaryOperator<HostRow> change) {
    hosts.computeIfPresent(host, (id, row) -> published(change.apply(row)));
  }

  /**
   * Replaces what somebody has seen of a host, unless it has been changed since.
   *
   * @param seen the row it had; null for none
   * @param next the row it gets; null for none
   * @return false if it has another row by now; nothing is done then
   */
  @SuppressWarnings(
      "ReferenceEquality") // a row that came back by another change is not what was seen
  public boolean replace(HostId host, @Nullable HostRow seen, @Nullable HostRow next) {
    boolean[] replaced = {false};
    boolean[] cameOrWent = {false};
    hosts.compute(
        host,
        (id, row) -> {
          replaced[0] = row == seen;
          cameOrWent[0] = replaced[0] && (row == null) != (next == null);
          if (!replaced[0] || Objects.equals(row, next)) {
            return row;
          }
          if (next == null) {
            columns.remove(id);
            return null;
          }
          return published(next);
        });
    count(cameOrWent[0]);
    return replaced[0];
  }

  private HostRow published(HostRow row) {
    columns.put(row);
    return row;
  }

  /** Takes a host out. */
  public void remove(HostId host) {
    hosts.computeIfPresent(
        host,
        (id, row) -> {
          columns.remove(id);
          return null;
        });
    count(true);
  }

  /** Counts after the change, so that whoever sees the count sees the change. */
  private void count(boolean cameOrWent) {
    if (cameOrWent) {
      comings.incrementAndGet();
    }
  }

  /** One host as it is now. */
  public Optional<HostRow> find(HostId host) {
    return Optional.ofNullable(hosts.get(host));
  }

  /**
   * The hosts as they are now, by id.
   *
   * @param after the id that theirs come after; empty for all
   */
  public Stream<HostRow> sorted(Optional<HostId> after) {
    HostId[] ids = sortedIds();
    int from = after.map(id -> above(ids, id)).orElse(0);
    return Arrays.stream(ids, from, ids.length).map(hosts::get).filter(Objects::nonNull);
  }

  private static int above(HostId[] ids, HostId id) {
    int found = Arrays.binarySearch(ids, id);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** Sorting takes far longer than reading a page, and hosts come and go seldom. */
  private HostId[] sortedIds() {
    Order known = order;
    long members = comings.get();
    if (known.comings() != members) {
      known = new Order(members, hosts.keySet().stream().sorted().toArray(HostId[]::new));
      order = known;
    }
    return known.ids();
  }

  /** Sorts the hosts by hardware model, so that matching is fastest; after many were put in. */
  public void settle() {
    columns.sortAll();
  }

  /** The newest snapshot. */
  public FleetSnapshot snapshot() {
    return columns.snapshot();
  }
}
