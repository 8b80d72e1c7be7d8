package io.personality.benchmarks.fleet;

/**
 * What one generated host has; filled anew for each host.
 *
 * <p><i>Confined to one thread.</i>
 */
public final class HostValues {
  /** By column: a category, or a number in [0, 1]; {@link Schema#unknown} where it is missing. */
  final float[] values;

  /** The columns that are unknown, as bits. */
  long missing;

  /** The flags it has, as bits of the indexes of {@link Schema#FLAGS}. */
  int flags;

  /** Hardware threads. */
  int vcpus;

  /** Those that no VM has. */
  int freeVcpus;

  HostValues(Schema schema) {
    values = new float[schema.size()];
  }

  /** The memory in MiB: 4 GiB a thread. */
  long memoryMib() {
    return vcpus * 4_096L;
  }

  /** The memory in MiB that no VM has. */
  int freeMemoryMib() {
    return freeVcpus * 4_096;
  }

  void miss(Schema schema, int column) {
    missing |= 1L << column;
    values[column] = schema.unknown(column);
  }

  boolean isMissing(int column) {
    return (missing >>> column & 1) == 1;
  }
}
