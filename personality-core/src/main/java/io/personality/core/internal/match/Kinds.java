package io.personality.core.internal.match;

import java.util.Arrays;

/**
 * Numbers combinations of marks, from 0, in the order they turn up: an open hash table that is
 * asked once a host, and so keeps no objects.
 *
 * <p>A combination is two words and the number of what came before them, so that more gates than a
 * word has bits are numbered word by word.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Kinds {
  private static final int FREE = -1;

  private int size;
  private int[] previous = new int[16];
  private long[] failed = new long[16];
  private long[] unknown = new long[16];
  private int[] table = new int[64];

  Kinds() {
    Arrays.fill(table, FREE);
  }

  int size() {
    return size;
  }

  int previous(int kind) {
    return previous[kind];
  }

  long failed(int kind) {
    return failed[kind];
  }

  long unknown(int kind) {
    return unknown[kind];
  }

  /**
   * Numbers what the hosts of a block have.
   *
   * @param kinds the numbers of what came before, host by host; those of the combinations take
   *     their places
   * @param from the place of the block's first host
   */
  void number(Marks marks, int[] kinds, int from) {
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      int place = from + i;
      kinds[place] = number(kinds[place], marks.failed[offset], marks.unknown[offset]);
    }
  }

  /** The number of a combination. */
  int number(int itsPrevious, long itsFailed, long itsUnknown) {
    int at = spread(itsPrevious, itsFailed, itsUnknown) & (table.length - 1);
    while (table[at] != FREE && !is(table[at], itsPrevious, itsFailed, itsUnknown)) {
      at = (at + 1) & (table.length - 1);
    }
    return table[at] == FREE ? add(at, itsPrevious, itsFailed, itsUnknown) : table[at];
  }

  private boolean is(int kind, int itsPrevious, long itsFailed, long itsUnknown) {
    return failed[kind] == itsFailed
        && unknown[kind] == itsUnknown
        && previous[kind] == itsPrevious;
  }

  /** Multiplies by the golden ratio, as in Knuth's multiplicative hashing, and mixes downwards. */
  private static int spread(int itsPrevious, long itsFailed, long itsUnknown) {
    long hash = (itsFailed * 31 + itsUnknown) * 31 + itsPrevious;
    hash *= 0x9E37_79B9_7F4A_7C15L;
    return (int) (hash >>> 32);
  }

  private int add(int at, int itsPrevious, long itsFailed, long itsUnknown) {
    if (size == failed.length) {
      previous = Arrays.copyOf(previous, 2 * size);
      failed = Arrays.copyOf(failed, 2 * size);
      unknown = Arrays.copyOf(unknown, 2 * size);
    }
    previous[size] = itsPrevious;
    failed[size] = itsFailed;
    unknown[size] = itsUnknown;
    table[at] = size++;
    if (4 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, FREE);
    for (int kind = 0; kind < size; kind++) {
      int at = spread(previous[kind], failed[kind], unknown[kind]) & (table.length - 1);
      while (table[at] != FREE) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = kind;
    }
  }
}
