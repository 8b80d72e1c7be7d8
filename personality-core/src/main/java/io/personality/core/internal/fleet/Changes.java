package io.personality.core.internal.fleet;

import java.util.Arrays;

/**
 * Which hosts a run of changes was about, in their order; a host changed twice is in it twice.
 *
 * <p><i>Confined to one thread.</i> Keeps its memory from one use to the next.
 */
public final class Changes {
  private int[] entries = new int[64];
  private int count;

  /** How many there are. Changes that are about no host are not among them. */
  public int count() {
    return count;
  }

  /** The slot of a change's host. */
  public int slot(int change) {
    return entries[change] >> 1;
  }

  /** Whether its fingerprint may have changed; if not, then only what is left of the host. */
  public boolean isOfHardware(int change) {
    return (entries[change] & 1) == 1;
  }

  void clear() {
    count = 0;
  }

  void add(int entry) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, 2 * count);
    }
    entries[count++] = entry;
  }

  static int entry(int slot, boolean hardware) {
    return slot << 1 | (hardware ? 1 : 0);
  }
}
