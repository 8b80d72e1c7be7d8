package io.personality.core.internal.fleet;

import io.personality.model.HostId;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Numbers hosts. A number is never given to another host; one that was removed and comes back has
 * its old one.
 *
 * <p>One writer at a time; readers need not wait. Open addressing over the numbers alone takes a
 * fifth of the memory of a map, of which there would be an entry and two boxes a host.
 */
public final class Slots {
  /** Instead of a number: the host has none. */
  static final int NONE = -1;

  private static final int EMPTY = 0; // a place holds a number plus one

  private volatile HostId[] ids = new HostId[64];
  private volatile AtomicIntegerArray table = new AtomicIntegerArray(128);
  private int count;

  /** How many there are; for the writer. */
  int count() {
    return count;
  }

  /** The host that has a number. */
  HostId id(int slot) {
    return ids[slot];
  }

  /** The number of a host, or {@link #NONE}. */
  int of(HostId host) {
    AtomicIntegerArray places = table;
    int mask = places.length() - 1;
    for (int at = spread(host) & mask; ; at = (at + 1) & mask) {
      int found = places.getAcquire(at);
      if (found == EMPTY) {
        return NONE;
      }
      if (ids[found - 1].equals(host)) {
        return found - 1;
      }
    }
  }

  /** Numbers a host that has no number yet. */
  public int add(HostId host) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, count + count / 8);
    }
    ids[count] = host;
    if (3L * (count + 1) > 2L * table.length()) {
      table = larger();
    }
    enter(table, count);
    return count++;
  }

  private AtomicIntegerArray larger() {
    AtomicIntegerArray larger = new AtomicIntegerArray(Math.multiplyExact(2, table.length()));
    for (int slot = 0; slot < count; slot++) {
      enter(larger, slot);
    }
    return larger;
  }

  /** Readers that see the place taken see the host, too. */
  private void enter(AtomicIntegerArray places, int slot) {
    int mask = places.length() - 1;
    int at = spread(ids[slot]) & mask;
    while (places.get(at) != EMPTY) {
      at = (at + 1) & mask;
    }
    places.setRelease(at, slot + 1);
  }

  private static int spread(HostId host) {
    int hash = host.hashCode() * 0x9E3779B9; // by the golden ratio, after Knuth
    return hash ^ (hash >>> 16);
  }
}
