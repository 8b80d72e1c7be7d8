package io.personality.core.internal.fleet;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Reading;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fleet as columns: what scoring reads.
 *
 * <p>Every change appends a row and marks the one it replaces with the number of the change; a
 * snapshot is such a number and the list of blocks at that time. So a snapshot costs nothing, stays
 * as it is for as long as somebody holds it, and readers and the writer do not wait for each other,
 * but for the moment that one looks into the journal of changes. Appended rows are sorted by
 * hardware model into closed blocks when there are {@link #unsortedLimit many} of them, together
 * with the rows that are left in blocks of which most has been replaced: within the change that
 * makes it due, which takes the longer for it, at most about a tenth of a second; spread over the
 * changes that led to it, half a microsecond each.
 *
 * <p><i>Thread-safe.</i> Changes are made one at a time.
 */
public final class FleetColumns {
  private static final int LEAST_UNSORTED = Block.ROWS;
  private static final int MOST_UNSORTED = 128 * Block.ROWS;

  private final Layout layout;
  private final Exemplars[] units;
  private final MetricColumn[] metrics;
  private final boolean keepsHosts;
  // A slot is never given to another host; one that was removed and comes back has its old one.
  private final Map<HostId, Integer> slots = new ConcurrentHashMap<>();
  private volatile HostId[] ids = new HostId[64];
  private int slotCount;
  private volatile long[] newest = new long[64];
  private Grouping grouping;
  private Block[] blocks = {};
  private long nextBlock = 1;
  private int unsorted;
  private int hosts;
  private long number = 1;
  private final Journal journal = new Journal(number);
  private volatile FleetSnapshot published;

  /**
   * No hosts yet.
   *
   * @param keepsHosts whether the hosts themselves are kept beside their columns; without them
   *     nothing can be explained, and plug-ins cannot score
   */
  public FleetColumns(Catalogue catalogue, boolean keepsHosts) {
    this.keepsHosts = keepsHosts;
    layout = new Layout(catalogue);
    units = layout.units().stream().map(Exemplars::new).toArray(Exemplars[]::new);
    metrics = layout.metrics().stream().map(MetricColumn::new).toArray(MetricColumn[]::new);
    grouping = Grouping.together(units.length);
    published = new FleetSnapshot(this, grouping, blocks, new FleetSnapshot.Count(number, 0, 0));
  }

  Layout layout() {
    return layout;
  }

  Exemplars unit(int unit) {
    return units[unit];
  }

  MetricColumn metric(int metric) {
    return metrics[metric];
  }

  /** The host that has a slot. */
  public HostId id(int slot) {
    return ids[slot];
  }

  Journal journal() {
    return journal;
  }

  Optional<Integer> slotOf(HostId host) {
    return Optional.ofNullable(slots.get(host));
  }

  /**
   * Where the newest row of a host is, as its block's id times {@link Block#ROWS} plus its number
   * in the block; {@link Journal#NOWHERE} where there is none. The change that put it there is in
   * the journal before it can be seen here.
   */
  long newest(int slot) {
    return newest[slot];
  }

  /** The newest snapshot: it holds every change that returned before it was asked for. */
  public FleetSnapshot snapshot() {
    return published;
  }

  /** Puts a host in or replaces it. */
  public synchronized void put(HostRow row) {
    HostId id = row.host().id();
    Integer slot = slots.get(id);
    if (slot == null) {
      slot = newSlot(id);
      slots.put(id, slot);
    }
    put(slot, row);
  }

  /**
   * Takes a host out.
   *
   * @return whether it was there
   */
  public synchronized boolean remove(HostId host) {
    Integer slot = slots.get(host);
    if (slot == null || newest[slot] == Journal.NOWHERE) {
      return false;
    }
    number++;
    journal.host(slot, true, newest[slot]);
    retire(slot);
    hosts--;
    newest[slot] = Journal.NOWHERE;
    publish();
    return true;
  }

  private int newSlot(HostId id) {
    if (slotCount == ids.length) {
      ids = Arrays.copyOf(ids, 2 * slotCount);
      newest = Arrays.copyOf(newest, 2 * slotCount);
    }
    ids[slotCount] = id;
    return slotCount++;
  }

  private void put(int slot, HostRow row) {
    Block tail = tail();
    long before = newest[slot];
    boolean same = before != Journal.NOWHERE && sameHardware(before, row);
    if (same) {
      tail.copy(blockOf(before), (int) (before % Block.ROWS), metrics);
    } else {
      encode(tail, row.host().fingerprint());
    }
    number++;
    journal.host(slot, !same, before);
    if (before == Journal.NOWHERE) {
      hosts++;
    } else {
      retire(slot);
    }
    newest[slot] = tail.id * Block.ROWS + tail.size();
    tail.keep(row);
    tail.append(slot, row.isOpen() ? row.free().vcpus() : -1, row.free().memoryMib());
    unsorted++;
    publish();
    if (unsorted >= unsortedLimit()) {
      sort(false);
    }
  }

  // A change of claims or availability passes the fingerprint on as it is.
  @SuppressWarnings("ReferenceEquality")
  private boolean sameHardware(long place, HostRow row) {
    return keepsHosts
        && blockOf(place).host((int) (place % Block.ROWS)).host().fingerprint()
            == row.host().fingerprint();
  }

  private Block blockOf(long place) {
    return blocks[FleetSnapshot.indexOf(blocks, place / Block.ROWS)];
  }

  private void retire(int slot) {
    long place = newest[slot];
    blockOf(place).replace((int) (place % Block.ROWS), number);
  }

  private void encode(Block tail, Fingerprint fingerprint) {
    int[] parts = new int[units.length];
    long[] words = new long[metrics.length];
    Arrays.fill(words, MetricColumn.UNKNOWN);
    for (Map.Entry<FeatureName, Reading> has : fingerprint.features().entrySet()) {
      Optional<Integer> metric = layout.metricOf(has.getKey());
      if (metric.isPresent()) {
        words[metric.get()] = metrics[metric.get()].word(has.getValue(), fingerprint);
      } else {
        layout
            .unitOf(has.getKey())
            .ifPresent(unit -> parts[unit] = units[unit].number(fingerprint));
      }
    }
    int[] codes = new int[grouping.dictionaries().size()];
    for (int d = 0; d < codes.length; d++) {
      codes[d] = grouping.dictionaries().get(d).number(parts);
    }
    tail.write(codes, words, metrics);
  }

  private Block tail() {
    int overgrown = grouping.overgrown();
    if (overgrown >= 0) {
      regroup(overgrown);
    }
    if (unsorted == 0 || blocks[blocks.length - 1].isFull()) {
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[blocks.length - 1] = new Block(nextBlock++, shape(), Block.ROWS);
    }
    return blocks[blocks.length - 1];
  }

  private Block.Shape shape() {
    return new Block.Shape(grouping.dictionaries().size(), metrics.length, keepsHosts);
  }

  private void publish() {
    FleetSnapshot.Count count = new FleetSnapshot.Count(number, hosts, slotCount);
    published = new FleetSnapshot(this, grouping, blocks, count);
  }

  private int unsortedLimit() {
    return Math.max(LEAST_UNSORTED, Math.min(MOST_UNSORTED, hosts / 8));
  }

  /** Sorts all rows by hardware model, however few are unsorted: for a fleet that is loaded. */
  public synchronized void sortAll() {
    sort(true);
  }

  /** Gives rows that were appended, and what is left of worn blocks, a place by their codes. */
  private void sort(boolean all) {
    int firstOpen = blocks.length - (unsorted + Block.ROWS - 1) / Block.ROWS;
    Sorting sorting = new Sorting(nextBlock, shape(), metrics);
    Block[] kept = new Block[blocks.length];
    int count = 0;
    for (int i = 0; i < blocks.length; i++) {
      if (all || i >= firstOpen || 2 * blocks[i].dead() > blocks[i].size()) {
        sorting.take(blocks[i], number);
      } else {
        kept[count++] = blocks[i];
      }
    }
    Block[] sorted = sorting.sorted();
    nextBlock += sorted.length;
    blocks = Arrays.copyOf(kept, count + sorted.length);
    System.arraycopy(sorted, 0, blocks, count, sorted.length);
    journal.sorted();
    for (Block block : sorted) {
      for (int row = 0; row < block.size(); row++) {
        newest[block.slot(row)] = block.id * Block.ROWS + row;
      }
    }
    unsorted = 0;
    number++;
    publish();
  }

  /** Splits a joint dictionary; every block gets the codes of the new ones. */
  private void regroup(int overgrown) {
    Grouping old = grouping;
    Grouping finer = old.split(overgrown);
    int[] parts = new int[units.length];
    Block[] recoded = new Block[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      recoded[i] =
          blocks[i].recoded(
              codes -> {
                for (int d = 0; d < codes.length; d++) {
                  old.dictionaries().get(d).spread(codes[d], parts);
                }
                return finer.dictionaries().stream().mapToInt(d -> d.number(parts)).toArray();
              },
              finer.dictionaries().size());
    }
    grouping = finer;
    blocks = recoded;
    number++;
    journal.nothing();
    publish();
  }
}
