package io.personality.core.internal.fingerprint;

import java.util.Arrays;

/** Reads a buffer from end to end, over and over. <i>Confined to one thread.</i> */
final class ReadKernel implements Kernel {
  private static final int LONGS_A_RUN = 1 << 16;

  /** Bytes that one run reads. */
  static final int BYTES_A_RUN = LONGS_A_RUN * Long.BYTES;

  private final long[] buffer;
  private int at;

  private ReadKernel(long[] buffer) {
    this.buffer = buffer;
  }

  /** A kernel over a buffer of the size given, rounded down to whole runs. */
  static ReadKernel over(long bytes) {
    int runs = (int) Math.max(1, bytes / BYTES_A_RUN);
    long[] buffer = new long[runs * LONGS_A_RUN];
    // pages that were never written are all the same page of zeros
    Arrays.setAll(buffer, i -> i);
    return new ReadKernel(buffer);
  }

  @Override
  public long run() {
    long[] all = buffer;
    int from = at;
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = from; i < from + LONGS_A_RUN; i += 4) {
      a += all[i];
      b += all[i + 1];
      c += all[i + 2];
      d += all[i + 3];
    }
    at = from + LONGS_A_RUN >= all.length ? 0 : from + LONGS_A_RUN;
    return a ^ b ^ c ^ d;
  }
}
