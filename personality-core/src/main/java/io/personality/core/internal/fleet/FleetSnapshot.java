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
  /** Instead of a row: there is none. */
  public static final int NONE = -1;

  /** Instead of a row: only a look at all rows can tell. */
  public static final int LOST = -2;

  private final FleetColumns columns;
  private final Grouping grouping;
  private final Block[] blocks;
  private final Count count;
  private final int rowsInLast;
  private final int[] codes;

  /**
   * How many of each there are.
   *
   * @param changes so far, which is the number of the snapshot
   * @param hosts now
   * @param slots given to hosts so far
   */
  record Count(long changes, int hosts, int slots) {}

  FleetSnapshot(FleetColumns columns, Grouping grouping, Block[] blocks, Count count) {
    this.columns = columns;
    this.grouping = grouping;
    this.blocks = blocks;
    this.count = count;
    codes = new int[grouping.dictionaries().size()];
    for (int d = 0; d < codes.length; d++) { // there is a snapshot for every change
      codes[d] = grouping.dictionaries().get(d).size();
    }
    rowsInLast = blocks.length == 0 ? 0 : blocks[blocks.length - 1].size();
  }

  /** Counts the states of one fleet, from 1. */
  public long number() {
    return count.changes;
  }

  /** How many hosts there are. */
  public int hosts() {
    return count.hosts;
  }

  /** How many slots hosts have or had; all are below it. */
  public int slots() {
    return count.slots;
  }

  /** The fleet that this is a state of. */
  public FleetColumns columns() {
    return columns;
  }

  /**
   * Lists the hosts that were changed since an earlier state of the fleet.
   *
   * @param earlier that state's number, at most this one's
   * @return false where that is too long ago to tell
   */
  public boolean changesSince(long earlier, Changes into) {
    return columns.journal().read(earlier, count.changes, into);
  }

  /**
   * Lists the hosts that were changed from this state on.
   *
   * @param later the number of a later state
   * @return false where this one is too old to tell
   */
  public boolean changesUntil(long later, Changes into) {
    return columns.journal().read(count.changes, later, into);
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
    return offset < rowsIn(index) && blocks[index].isCurrent(offset, count.changes);
  }

  /** The rows that stand for hosts, in ascending order. */
  public int[] rows() {
    int[] rows = new int[count.hosts];
    int found = 0;
    for (int row = 0; row < size(); row++) {
      if (contains(row)) {
        rows[found++] = row;
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
    int slot = columns.slotOf(host);
    return slot == Slots.NONE ? Optional.empty() : rowOfSlot(slot);
  }

  /** The row of the host in a slot; empty where the host was not there. */
  public Optional<Integer> rowOfSlot(int slot) {
    int row = find(slot);
    if (row == LOST) {
      row = lookFor(slot);
    }
    return row == NONE ? Optional.empty() : Optional.of(row);
  }

  /**
   * The row of the host in a slot, without looking at all rows; {@link #NONE} where the host was
   * not there, {@link #LOST} where it has changed since and that is too long ago, or rows have been
   * sorted meanwhile. Costs a search among the blocks, and a look at every change since where the
   * host has changed.
   */
  public int find(int slot) {
    int row = at(columns.newest(slot));
    if (row >= 0) {
      return row;
    }
    long place = columns.journal().placeAt(slot, count.changes);
    if (place == Journal.NOWHERE) {
      return NONE;
    }
    row = place == Journal.FORGOTTEN ? NONE : at(place);
    return row >= 0 ? row : LOST;
  }

  private int lookFor(int slot) {
    for (int row = 0; row < size(); row++) {
      if (contains(row) && slot(row) == slot) {
        return row;
      }
    }
    return NONE;
  }

  private int at(long place) {
    int index = indexOf(blocks, place / Block.ROWS);
    int row = index * Block.ROWS + (int) (place % Block.ROWS);
    return index >= 0 && contains(row) ? row : NONE;
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
    List<HostRow> all = new ArrayList<>(count.hosts);
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
