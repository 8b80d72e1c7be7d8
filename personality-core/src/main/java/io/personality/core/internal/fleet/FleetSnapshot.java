package io.personality.core.internal.fleet;

import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.FleetView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All hosts at one time.
 *
 * <p><i>Immutable.</i> Rows are numbered block by block. Not every row stands for a host: some are
 * versions of hosts that have been replaced since, and the last ones of a block may not be in use;
 * {@link #contains} tells. A row's number means the same for as long as the snapshot is held.
 */
public final class FleetSnapshot implements FleetView {
  private final FleetColumns columns;
  private final Grouping grouping;
  private final Block[] blocks;
  private final long number;
  private final int rowsInLast;
  private final int[] codes;
  private final int hosts;

  FleetSnapshot(FleetColumns columns, Grouping grouping, Block[] blocks, long number, int hosts) {
    this.columns = columns;
    this.grouping = grouping;
    this.blocks = blocks;
    this.number = number;
    this.hosts = hosts;
    codes = grouping.dictionaries().stream().mapToInt(JointDictionary::size).toArray();
    rowsInLast = blocks.length == 0 ? 0 : blocks[blocks.length - 1].size();
  }

  /** Counts the states of one fleet, from 1. */
  public long number() {
    return number;
  }

  /** How many hosts there are. */
  public int hosts() {
    return hosts;
  }

  /** What is kept where. */
  public Layout layout() {
    return columns.layout();
  }

  /** The joint dictionaries. */
  public Grouping grouping() {
    return grouping;
  }

  /** How many codes of a dictionary rows of this snapshot can have; all are below it. */
  public int codes(int dictionary) {
    return codes[dictionary];
  }

  /** The distinct readings of a unit. */
  public Exemplars unit(int unit) {
    return columns.unit(unit);
  }

  /** How a metric is kept. */
  public MetricColumn metric(int metric) {
    return columns.metric(metric);
  }

  /** How many blocks there are. */
  public int blocks() {
    return blocks.length;
  }

  /** One block. */
  public Block block(int index) {
    return blocks[index];
  }

  /** How many rows of a block were there when the snapshot was taken. */
  public int rowsIn(int index) {
    return index == blocks.length - 1 ? rowsInLast : blocks[index].size();
  }

  /** Whether a row stands for a host. */
  public boolean contains(int row) {
    int index = row / Block.ROWS;
    int offset = row % Block.ROWS;
    return offset < rowsIn(index) && blocks[index].isCurrent(offset, number);
  }

  /** The rows that stand for hosts, in ascending order. */
  public int[] rows() {
    int[] rows = new int[hosts];
    int count = 0;
    for (int row = 0; row < size(); row++) {
      if (contains(row)) {
        rows[count++] = row;
      }
    }
    return rows;
  }

  /** The host of a row with what is left of it. */
  public HostRow row(int row) {
    return blocks[row / Block.ROWS].host(row % Block.ROWS);
  }

  /** Whose row it is. */
  public HostId id(int row) {
    return columns.id(slot(row));
  }

  /** The slot of the host whose row it is. */
  public int slot(int row) {
    return blocks[row / Block.ROWS].slot(row % Block.ROWS);
  }

  /** The row of a host. */
  public Optional<Integer> rowOf(HostId host) {
    return columns.slotOf(host).flatMap(this::rowOfSlot);
  }

  /** The row of the host in a slot; empty where the host was not there. */
  public Optional<Integer> rowOfSlot(int slot) {
    FleetColumns.Place newest = columns.newest(slot);
    int index = indexOf(blocks, newest.block());
    if (index >= 0 && contains(index * Block.ROWS + newest.row())) {
      return Optional.of(index * Block.ROWS + newest.row());
    }
    // The host has changed since: the row of that time is somewhere else.
    for (int row = 0; row < size(); row++) {
      if (row % Block.ROWS < rowsIn(row / Block.ROWS) && slot(row) == slot && contains(row)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The index of a block, -1 where it is not there; blocks stand in the order of their ids. */
  static int indexOf(Block[] blocks, long id) {
    int from = 0;
    int to = blocks.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      if (blocks[middle].id == id) {
        return middle;
      }
      if (blocks[middle].id < id) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  /** The hosts, by row. */
  public List<HostRow> hostRows() {
    List<HostRow> all = new ArrayList<>(hosts);
    for (int row : rows()) {
      all.add(row(row));
    }
    return all;
  }

  @Override
  public int size() {
    return blocks.length * Block.ROWS;
  }

  /** The host of a row; of a row that is not in use, some other host. */
  @Override
  public Host host(int row) {
    int index = row / Block.ROWS;
    int offset = row % Block.ROWS;
    return blocks[index].host(offset < rowsIn(index) ? offset : 0).host();
  }
}
