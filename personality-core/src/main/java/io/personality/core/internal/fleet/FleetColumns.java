package io.personality.core.internal.fleet;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
  private static final int MOST_SAMPLED = 65_536;
  private static final int MOST_AT_ONCE = 2_048; // blocks, so that a large fleet needs little room

  private final Layout layout;
  private final Exemplars[] units;
  private final MetricColumn[] metrics;
  private final boolean keepsHosts;
  private final Encoder encoder;
  private final boolean[] reported;
  private final Slots slots = new Slots();
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
    encoder = new Encoder(layout, units, metrics);
    reported = new boolean[metrics.length];
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
    return slots.id(slot);
  }

  Journal journal() {
    return journal;
  }

  /** The slot of a host that is or was there, or {@link Slots#NONE}. */
  int slotOf(HostId host) {
    return slots.of(host);
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
    int slot = slots.of(id);
    put(slot == Slots.NONE ? newSlot(id) : slot, row);
  }

  /**
   * Takes a host out.
   *
   * @return whether it was there
   */
  public synchronized boolean remove(HostId host) {
    int slot = slots.of(host);
    if (slot == Slots.NONE || newest[slot] == Journal.NOWHERE) {
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
    int slot = slots.count();
    if (slot == newest.length) { // before somebody can ask for it
      newest = Arrays.copyOf(newest, slot + slot / 8);
    }
    return slots.add(id);
  }

  private void put(int slot, HostRow row) {
    long before = newest[slot];
    boolean same = before != Journal.NOWHERE && sameHardware(before, row);
    Block tail = same ? copied(before) : encoded(row.host().fingerprint());
    number++;
    journal.host(slot, !same, before);
    if (before == Journal.NOWHERE) {
      hosts++;
    } else {
      retire(slot);
    }
    newest[slot] = tail.id * Block.ROWS + tail.size();
    tail.keep(row);
    int vcpus = row.free().vcpus();
    tail.append(
        slot, row.isOpen() ? vcpus : Block.closed(vcpus), Block.mib(row.free().memoryMib()));
    unsorted++;
    publish();
    if (unsorted >= unsortedLimit()) {
      sortUnsorted();
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

  /** The last block, to which a row has been written as it was in another place. */
  private Block copied(long place) {
    Block from = blockOf(place);
    Block tail = tail(from::hasColumn);
    tail.copy(blockOf(place), (int) (place % Block.ROWS)); // of codes as they are by now
    return tail;
  }

  /** The last block, to which a fingerprint has been written. */
  private Block encoded(Fingerprint fingerprint) {
    encoder.read(fingerprint);
    Block tail = tail(metric -> encoder.words[metric] != MetricColumn.UNKNOWN);
    tail.write(encoder.codes(grouping), encoder.words, metrics);
    return tail;
  }

  /** The last block, with room for a row of the metrics given. */
  private Block tail(IntPredicate reports) {
    int overgrown = grouping.overgrown(hosts);
    if (overgrown >= 0) {
      regroup(grouping.split(overgrown, hosts));
    }
    if (blocks.length == 0 || !takes(blocks[blocks.length - 1], reports)) {
      for (int m = 0; m < metrics.length; m++) {
        reported[m] |= reports.test(m);
      }
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[blocks.length - 1] = Block.open(nextBlock++, shape(), metrics, reported);
    }
    return blocks[blocks.length - 1];
  }

  /** Whether a block takes another row. Metrics that nobody has reported yet have no column. */
  private boolean takes(Block block, IntPredicate reports) {
    boolean takes = block.takesMore();
    for (int m = 0; takes && m < metrics.length; m++) {
      takes = block.hasColumn(m) || !reports.test(m);
    }
    return takes;
  }

  private Block.Shape shape() {
    return new Block.Shape(grouping.size(), metrics.length, keepsHosts);
  }

  private void publish() {
    FleetSnapshot.Count count = new FleetSnapshot.Count(number, hosts, slots.count());
    published = new FleetSnapshot(this, grouping, blocks, count);
  }

  private int unsortedLimit() {
    return Math.max(LEAST_UNSORTED, Math.min(MOST_UNSORTED, hosts / 8));
  }

  /** Sorts all rows by hardware model: for a fleet that has just been loaded. */
  public synchronized void sortAll() {
    if (grouping.size() > 1) {
      regroup();
    }
    long done = nextBlock;
    while (blocks.length > 0 && blocks[0].id < done) {
      int last = 0;
      while (last < blocks.length && last < MOST_AT_ONCE && blocks[last].id < done) {
        last++;
      }
      int end = last;
      sort(index -> index < end);
    }
  }

  /**
   * Sorts what was appended, and with it the blocks before it that were sorted in so small a lot
   * that most of them hold many models, and those of which most rows have been replaced.
   */
  private void sortUnsorted() {
    int first = blocks.length;
    while (first > 0 && blocks[first - 1].lot() == Block.UNSORTED) {
      first--;
    }
    while (first > 0
        && blocks[first - 1].lot() <= 2 * (blocks.length - first)
        && blocks.length - first < MOST_UNSORTED / Block.ROWS) {
      first--;
    }
    int from = first;
    sort(index -> index >= from || 2 * blocks[index].dead() > blocks[index].size());
  }

  private void sort(IntPredicate which) {
    Sorting sorting = new Sorting(nextBlock, shape(), metrics);
    Block[] kept = new Block[blocks.length];
    int count = 0;
    for (int i = 0; i < blocks.length; i++) {
      if (which.test(i)) {
        sorting.take(blocks[i], number);
        unsorted -= blocks[i].lot() == Block.UNSORTED ? blocks[i].size() : 0;
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
    number++;
    publish();
  }

  /** Shares the units out anew by a sample of the hosts, where fewer dictionaries would do. */
  private void regroup() {
    int step = 1 + hosts / MOST_SAMPLED;
    int[] rows = IntStream.of(published.rows()).filter(row -> row % step == 0).toArray();
    int[][] columns = new int[units.length][rows.length];
    int[] parts = new int[units.length];
    for (int i = 0; i < rows.length; i++) {
      Block block = blocks[rows[i] / Block.ROWS];
      for (int d = 0; d < grouping.size(); d++) {
        grouping.dictionaries().get(d).spread(block.code(d, rows[i] % Block.ROWS), parts);
      }
      for (int unit = 0; unit < parts.length; unit++) {
        columns[unit][i] = parts[unit];
      }
    }
    Grouping better = Grouping.of(columns, hosts);
    if (better.size() < grouping.size()) {
      regroup(better);
    }
  }

  /** Gives every block the codes of other dictionaries. */
  private void regroup(Grouping then) {
    Grouping now = grouping;
    int[] parts = new int[units.length];
    Block[] recoded = new Block[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      recoded[i] =
          blocks[i].recoded(
              codes -> {
                for (int d = 0; d < codes.length; d++) {
                  now.dictionaries().get(d).spread(codes[d], parts);
                }
                return then.dictionaries().stream().mapToInt(d -> d.number(parts)).toArray();
              },
              then.size());
    }
    grouping = then;
    blocks = recoded;
    number++;
    journal.nothing();
    publish();
  }
}
