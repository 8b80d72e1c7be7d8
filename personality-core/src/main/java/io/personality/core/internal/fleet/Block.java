package io.personality.core.internal.fleet;

import java.util.Arrays;

/**
 * Up to 1,024 rows, column by column. A row is one version of one host: what it was from the change
 * that wrote it until the change that replaced it.
 *
 * <p>A block is open while one writer appends rows to it, and closed once it has been sorted. A
 * reader looks only at rows that its snapshot contains: these were complete before the snapshot was
 * published and do not change, but for the mark that they were replaced, which names the change, so
 * that a reader of an earlier state does not heed it. What is kept for an open block as a whole
 * (highest credits, most room) covers every row there ever was in it: a writer that is ahead of a
 * reader can only make it looser. Each column is an array of its own, since loops over parts of a
 * common array do not vectorise.
 */
public final class Block {
  /** The most rows of a block. */
  public static final int ROWS = 1024;

  /** Instead of a code for all rows: they differ. */
  public static final int MIXED = -1;

  /** Instead of a lot: the block is open. */
  static final int UNSORTED = 0;

  private static final int MOST_DISTINCT = 64;
  private static final int[] NO_CODES = {};
  private static final float[] NO_CREDITS = {};
  private static final long[] NO_WORDS = {};
  private static final long[] NEVER = {};
  private static final HostRow[] NO_HOSTS = {};

  final long id;
  private final int[] sole;
  private final int[][] distinct;
  private final int[][] codes;
  private final float[][] credits;
  private final long[][] words;
  private final float[] highest;
  private final int[] freeVcpus;
  private final int[] freeMemory;
  private final int[] slots;
  private final HostRow[] hosts;
  private long[] replaced = NEVER;
  private int mostVcpus = -1;
  private int mostMemory = -1;
  private int size;
  private int dead;
  private int lot = UNSORTED;

  private Block(long id, Shape shape, int rows) {
    this.id = id;
    sole = new int[shape.dictionaries()];
    Arrays.fill(sole, MIXED);
    distinct = new int[shape.dictionaries()][0];
    codes = new int[shape.dictionaries()][rows];
    credits = new float[shape.metrics()][];
    Arrays.fill(credits, NO_CREDITS);
    words = new long[shape.metrics()][];
    Arrays.fill(words, NO_WORDS);
    highest = new float[shape.metrics()];
    freeVcpus = new int[rows];
    freeMemory = new int[rows];
    slots = new int[rows];
    hosts = shape.keepsHosts() ? new HostRow[rows] : NO_HOSTS;
  }

  /**
   * A block for rows to be appended while others read: every column it will ever have is there from
   * the beginning, since a reader must not meet one half made.
   *
   * @param reported the metrics that get a column
   */
  static Block open(long id, Shape shape, MetricColumn[] columns, boolean[] reported) {
    Block block = new Block(id, shape, ROWS);
    for (int m = 0; m < columns.length; m++) {
      if (reported[m]) {
        block.allocate(m, columns[m]);
      }
    }
    return block;
  }

  /**
   * A block of rows of other blocks, to which none are added.
   *
   * @param lot how many blocks they are sorted into together
   * @param from the block of each row
   * @param rows the number of each row in its block
   */
  static Block closed(
      long id, Shape shape, int lot, Block[] from, int[] rows, MetricColumn[] columns) {
    Block block = new Block(id, shape, rows.length);
    for (int d = 0; d < shape.dictionaries(); d++) {
      for (int i = 0; i < rows.length; i++) {
        block.codes[d][i] = from[i].code(d, rows[i]);
      }
    }
    for (int m = 0; m < columns.length; m++) {
      block.gather(m, from, rows, (float) columns[m].metric().prior());
    }
    for (int i = 0; i < rows.length; i++) {
      if (shape.keepsHosts()) {
        block.keep(from[i].host(rows[i]));
      }
      block.append(from[i].slots[rows[i]], from[i].freeVcpus[rows[i]], from[i].freeMemory[rows[i]]);
    }
    block.close(lot);
    return block;
  }

  private void gather(int metric, Block[] from, int[] rows, float prior) {
    boolean any = false;
    for (int i = 0; i < rows.length && !any; i++) {
      any = from[i].word(metric, rows[i]) != MetricColumn.UNKNOWN;
    }
    if (!any) {
      return;
    }
    long[] found = new long[rows.length];
    float[] its = new float[rows.length];
    float most = prior;
    for (int i = 0; i < rows.length; i++) {
      found[i] = from[i].word(metric, rows[i]);
      float[] origin = from[i].credits[metric];
      its[i] = origin.length == 0 ? prior : origin[rows[i]];
      most = Math.max(most, its[i]);
    }
    words[metric] = found;
    credits[metric] = its;
    highest[metric] = most;
  }

  private void allocate(int metric, MetricColumn column) {
    words[metric] = new long[slots.length];
    Arrays.fill(words[metric], MetricColumn.UNKNOWN);
    credits[metric] = new float[slots.length];
    float prior = (float) column.metric().prior();
    Arrays.fill(credits[metric], prior);
    highest[metric] = prior;
  }

  /** The same rows under other codes. */
  private Block(Block other, int[][] codes) {
    id = other.id;
    this.codes = codes;
    sole = new int[codes.length];
    distinct = new int[codes.length][0];
    credits = other.credits;
    words = other.words;
    highest = other.highest;
    freeVcpus = other.freeVcpus;
    freeMemory = other.freeMemory;
    slots = other.slots;
    hosts = other.hosts;
    replaced = other.replaced;
    mostVcpus = other.mostVcpus;
    mostMemory = other.mostMemory;
    size = other.size;
    dead = other.dead;
    lot = other.lot;
  }

  /** How many columns of each kind, and whether the hosts themselves are kept. */
  record Shape(int dictionaries, int metrics, boolean keepsHosts) {}

  // ---- what readers use

  /** The code that all rows have in a dictionary, or {@link #MIXED}. */
  public int sole(int dictionary) {
    return sole[dictionary];
  }

  /** The codes in a dictionary, row by row; empty where there is one for all. */
  public int[] codes(int dictionary) {
    return codes[dictionary];
  }

  /** The codes that occur; empty where there is one for all, or where they are not known. */
  public int[] distinct(int dictionary) {
    return distinct[dictionary];
  }

  /** The code of a row in a dictionary. */
  public int code(int dictionary, int row) {
    int all = sole[dictionary];
    return all == MIXED ? codes[dictionary][row] : all;
  }

  /** The expected credits of a metric, row by row; empty where no row has ever reported it. */
  public float[] credits(int metric) {
    return credits[metric];
  }

  /** What a row has for a metric, as {@link MetricColumn} says. */
  public long word(int metric, int row) {
    long[] column = words[metric];
    return column.length == 0 ? MetricColumn.UNKNOWN : column[row];
  }

  /** A bound on the credits of a metric. */
  public float highest(int metric) {
    return highest[metric];
  }

  /** Free vCPUs, row by row; {@link #closed} and so below 0 where a host takes no new VMs. */
  public int[] freeVcpus() {
    return freeVcpus;
  }

  /** Turns the free vCPUs of a host that takes no new VMs into what stands for them, and back. */
  public static int closed(int vcpus) {
    return ~vcpus;
  }

  /** Free memory in MiB, row by row, as {@link #mib} has it. */
  public int[] freeMemory() {
    return freeMemory;
  }

  /** A bound on the free vCPUs. */
  public int mostVcpus() {
    return mostVcpus;
  }

  /**
   * An amount of memory in the four bytes that a row has for it. Whatever is 2 PiB or more counts
   * as that; a claim goes by the true amount.
   */
  public static int mib(long memoryMib) {
    return (int) Math.min(memoryMib, Integer.MAX_VALUE);
  }

  /** A bound on the free memory in MiB. */
  public int mostMemory() {
    return mostMemory;
  }

  /** The slot of a row's host. */
  public int slot(int row) {
    return slots[row];
  }

  /** Whether a row has not been replaced or removed up to a change. */
  public boolean isCurrent(int row, long version) {
    long[] marks = replaced;
    if (marks.length == 0) {
      return true;
    }
    long mark = marks[row];
    return mark == 0 || mark > version;
  }

  /** Whether some row may have been replaced. */
  public boolean hasReplaced() {
    return replaced.length > 0;
  }

  HostRow host(int row) {
    if (hosts.length == 0) {
      throw new IllegalStateException("this fleet keeps columns only, no hosts");
    }
    return hosts[row];
  }

  int size() {
    return size;
  }

  // ---- what the writer uses

  int dead() {
    return dead;
  }

  /** How many blocks its rows were sorted into together. */
  int lot() {
    return lot;
  }

  /** Whether it is open and has room for another row. */
  boolean takesMore() {
    return lot == UNSORTED && size < slots.length;
  }

  /** Whether it has a column for a metric. */
  boolean hasColumn(int metric) {
    return words[metric].length > 0;
  }

  /** Writes what a host is; a row counts once {@link #append} has added it. */
  void write(int[] itsCodes, long[] itsWords, MetricColumn[] columns) {
    for (int d = 0; d < codes.length; d++) {
      codes[d][size] = itsCodes[d];
    }
    for (int m = 0; m < words.length; m++) {
      if (itsWords[m] != MetricColumn.UNKNOWN) {
        report(m, itsWords[m], (float) columns[m].expected(itsWords[m]));
      }
    }
  }

  /** Writes the same as another row. */
  void copy(Block from, int row) {
    for (int d = 0; d < codes.length; d++) {
      codes[d][size] = from.code(d, row);
    }
    for (int m = 0; m < words.length; m++) {
      long word = from.word(m, row);
      if (word != MetricColumn.UNKNOWN) {
        report(m, word, from.credits[m][row]);
      }
    }
  }

  private void report(int metric, long word, float credit) {
    words[metric][size] = word;
    credits[metric][size] = credit;
    highest[metric] = Math.max(highest[metric], credit);
  }

  /** Adds the row that was written. */
  void append(int slot, int vcpus, int memory) {
    slots[size] = slot;
    freeVcpus[size] = vcpus;
    freeMemory[size] = memory;
    mostVcpus = Math.max(mostVcpus, vcpus);
    mostMemory = Math.max(mostMemory, memory);
    size++;
  }

  void keep(HostRow host) {
    if (hosts.length > 0) {
      hosts[size] = host;
    }
  }

  /** Marks a row as replaced or removed by a change. */
  void replace(int row, long version) {
    if (replaced.length == 0) {
      replaced = new long[slots.length];
    }
    replaced[row] = version;
    dead++;
  }

  /** Ends writing: where all rows have one code, it alone is kept. */
  private void close(int sortedInto) {
    lot = sortedInto;
    for (int d = 0; d < codes.length; d++) {
      int[] occurring = Arrays.stream(codes[d]).distinct().toArray();
      if (occurring.length == 1) {
        sole[d] = occurring[0];
        codes[d] = NO_CODES;
      } else if (occurring.length <= MOST_DISTINCT) {
        distinct[d] = occurring;
      }
    }
  }

  /** The same rows with the codes of a finer grouping. */
  Block recoded(java.util.function.UnaryOperator<int[]> recode, int dictionaries) {
    int[][] others = new int[dictionaries][slots.length];
    int[] now = new int[codes.length];
    for (int row = 0; row < size; row++) {
      for (int d = 0; d < now.length; d++) {
        now[d] = code(d, row);
      }
      int[] then = recode.apply(now);
      for (int d = 0; d < dictionaries; d++) {
        others[d][row] = then[d];
      }
    }
    Block block = new Block(this, others);
    Arrays.fill(block.sole, MIXED);
    return block;
  }
}
