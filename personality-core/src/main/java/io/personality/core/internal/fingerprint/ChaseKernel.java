package io.personality.core.internal.fingerprint;

import java.util.SplittableRandom;

/**
 * Dependent loads along a random cycle through a buffer, so that neither prefetch nor overlap hides
 * a load's latency. <i>Confined to one thread.</i>
 *
 * <p>The cycle is Sattolo's (Information Processing Letters 22, 1986): a single one through all
 * elements of a window of 4 MiB, then of the next window. A window's translations fit into a second
 * level TLB, so that the figure is of the memory rather than of page walks; elements are two lines
 * apart, so that a prefetched neighbour line is of no use.
 */
final class ChaseKernel implements Kernel {
  /** Loads of one run. */
  static final int LOADS = 4_096;

  private static final int INTS_A_STEP = 32;
  private static final int BYTES_A_STEP = INTS_A_STEP * Integer.BYTES;
  private static final int WINDOW = (4 << 20) / BYTES_A_STEP;

  private final int[] next;
  private int at;

  private ChaseKernel(int[] next) {
    this.next = next;
  }

  /**
   * A kernel over a buffer.
   *
   * @param bytes its size, at most 1 GiB
   */
  static ChaseKernel over(long bytes) {
    int elements = (int) Math.max(2, bytes / BYTES_A_STEP);
    int[] next = new int[elements * INTS_A_STEP];
    SplittableRandom random = new SplittableRandom(1986);
    for (int from = 0; from < elements; from += WINDOW) {
      int size = Math.min(WINDOW, elements - from);
      int after = from + size >= elements ? 0 : from + size;
      link(next, from, cycle(size, random), after);
    }
    return new ChaseKernel(next);
  }

  /** Successor of each element on one random cycle through all. */
  private static int[] cycle(int size, SplittableRandom random) {
    int[] successor = new int[size];
    for (int i = 0; i < size; i++) {
      successor[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i);
      int kept = successor[i];
      successor[i] = successor[j];
      successor[j] = kept;
    }
    return successor;
  }

  /** Links a window, whose cycle ends before its first element, to the window after it. */
  private static void link(int[] next, int from, int[] successor, int after) {
    for (int i = 0; i < successor.length; i++) {
      int target = successor[i] == 0 ? after : from + successor[i];
      next[(from + i) * INTS_A_STEP] = target * INTS_A_STEP;
    }
  }

  /** Loads until the chase is back at its first element. */
  int cycleLength() {
    int length = 1;
    for (int here = next[0]; here != 0; here = next[here]) {
      length++;
    }
    return length;
  }

  @Override
  public long run() {
    int[] links = next;
    int here = at;
    for (int i = 0; i < LOADS; i++) {
      here = links[here];
    }
    at = here;
    return here;
  }
}
