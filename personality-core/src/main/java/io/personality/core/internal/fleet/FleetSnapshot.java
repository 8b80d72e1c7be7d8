package io.personality.core.internal.fleet;

import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.FleetView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All hosts at one time, by host id.
 *
 * <p><i>Immutable.</i>
 */
public final class FleetSnapshot implements FleetView {
  private final long number;
  private final List<HostRow> rows;
  private final TreeMap<HostId, Integer> index = new TreeMap<>();

  private FleetSnapshot(long number, List<HostRow> rows) {
    this.number = number;
    this.rows = rows;
    for (int row = 0; row < rows.size(); row++) {
      index.put(rows.get(row).host().id(), row);
    }
  }

  /** A snapshot of the rows, whatever order they come in. */
  public static FleetSnapshot of(long number, Collection<HostRow> rows) {
    Map<HostId, HostRow> byId = new TreeMap<>();
    rows.forEach(row -> byId.put(row.host().id(), row));
    return new FleetSnapshot(number, List.copyOf(byId.values()));
  }

  /** Counts the snapshots of one engine, from 1. */
  public long number() {
    return number;
  }

  /** The hosts, by id. */
  public List<HostRow> rows() {
    return rows;
  }

  /** The row of a host. */
  public Optional<Integer> rowOf(HostId host) {
    return Optional.ofNullable(index.get(host));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Host host(int row) {
    return rows.get(row).host();
  }
}
