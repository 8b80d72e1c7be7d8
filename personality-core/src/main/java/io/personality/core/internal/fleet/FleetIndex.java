package io.personality.core.internal.fleet;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.HostId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The hosts as they are, and the newest snapshot of them.
 *
 * <p><i>Thread-safe.</i> Changes of one host are made one at a time, each on what the one before
 * left. A snapshot holds every change that returned before it was asked for.
 */
public final class FleetIndex {
  private final Map<HostId, HostRow> hosts = new ConcurrentHashMap<>();
  private final FleetColumns columns;

  /** An empty fleet, laid out for the features of a catalogue. */
  public FleetIndex(Catalogue catalogue) {
    columns = new FleetColumns(catalogue, true);
  }

  /** Puts a host in or replaces it; the row is asked for while no other change of it is made. */
  public void put(HostId host, Supplier<HostRow> row) {
    hosts.compute(host, (id, old) -> published(row.get()));
  }

  /** Changes a host; does nothing where there is no such host. */
  public void update(HostId host, UnaryOperator<HostRow> change) {
    hosts.computeIfPresent(host, (id, row) -> published(change.apply(row)));
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
  }

  /** One host as it is now. */
  public Optional<HostRow> find(HostId host) {
    return Optional.ofNullable(hosts.get(host));
  }

  /** The hosts as they are now. */
  public Map<HostId, HostRow> all() {
    return Map.copyOf(hosts);
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
