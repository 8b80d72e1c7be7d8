package io.personality.benchmarks.fleet;

/**
 * A generated fleet as plain arrays: what the float pass reads, what peers are filled from, and
 * what answers are checked against.
 *
 * <p><i>Immutable.</i> Columns lie in arrays of {@link #BLOCK} hosts, all columns of a block one
 * after the other. Rows of the last block that stand for no host are zero and never free.
 */
public final class FleetTable {
  /** Hosts a block. */
  public static final int BLOCK = 1_024;

  private final HostSource source;
  private final int hosts;
  private final float[][][] blocks;
  private final int[] freeVcpus;
  private final byte[] flags;

  private FleetTable(HostSource source, int hosts) {
    this.source = source;
    this.hosts = hosts;
    int columns = source.schema().size();
    blocks = new float[(hosts + BLOCK - 1) / BLOCK][columns][BLOCK];
    freeVcpus = new int[hosts];
    flags = new byte[hosts];
  }

  /** The first hosts of a source. */
  public static FleetTable of(HostSource source, int hosts) {
    FleetTable table = new FleetTable(source, hosts);
    HostValues values = new HostValues(source.schema());
    for (int host = 0; host < hosts; host++) {
      source.read(host, values);
      float[][] block = table.blocks[host / BLOCK];
      for (int column = 0; column < block.length; column++) {
        block[column][host % BLOCK] = values.values[column];
      }
      table.freeVcpus[host] = values.freeVcpus;
      table.flags[host] = (byte) values.flags;
    }
    return table;
  }

  /** What made the hosts. */
  public HostSource source() {
    return source;
  }

  /** Its columns. */
  public Schema schema() {
    return source.schema();
  }

  /** How many hosts there are. */
  public int hosts() {
    return hosts;
  }

  /** How many blocks there are. */
  public int blocks() {
    return blocks.length;
  }

  /** One column of a block, to be read only. */
  public float[] column(int block, int column) {
    return blocks[block][column];
  }

  /** One value. */
  public float value(int host, int column) {
    return blocks[host / BLOCK][column][host % BLOCK];
  }

  /** The threads of a host that no VM has. */
  public int freeVcpus(int host) {
    return freeVcpus[host];
  }

  /** The memory of a host, in MiB, that no VM has. */
  public int freeMemoryMib(int host) {
    return freeVcpus[host] * 4_096;
  }

  /** The flags of a host, as bits of the indexes of {@link Schema#FLAGS}. */
  public int flags(int host) {
    return flags[host];
  }
}
