package io.personality.core.internal.fleet;

import java.util.Arrays;
import java.util.List;

/**
 * The distinct combinations of what a few units are, each numbered: a row holds one number for all
 * of them.
 *
 * <p>One writer at a time; readers may use every number that a snapshot they hold contains.
 */
public final class JointDictionary {
  private static final int FREE = -1;

  private final int[] units;
  // Numbers by hash, linearly probed, since a map would need a key made for every look-up.
  private int[] table = new int[16];
  private int[] hashes = new int[8];
  private volatile int[][] parts;
  private volatile int size;

  JointDictionary(List<Integer> units) {
    this.units = units.stream().mapToInt(Integer::intValue).toArray();
    parts = new int[this.units.length][8];
    Arrays.fill(table, FREE);
  }

  /** The units, each by its place in the layout. */
  int[] units() {
    return units.clone();
  }

  /** How many combinations there are. */
  int size() {
    return size;
  }

  /** What each combination has for the unit at a place; longer than there are combinations. */
  int[] parts(int place) {
    return parts[place];
  }

  /**
   * The number of a combination.
   *
   * @param all what a host has for each unit of the layout
   */
  int number(int[] all) {
    int hash = 1;
    for (int unit : units) {
      hash = 31 * hash + all[unit];
    }
    int at = place(hash);
    while (table[at] != FREE) {
      if (hashes[table[at]] == hash && isOf(table[at], all)) {
        return table[at];
      }
      at = (at + 1) & (table.length - 1);
    }
    return add(at, hash, all);
  }

  private boolean isOf(int number, int[] all) {
    int[][] known = parts;
    for (int place = 0; place < units.length; place++) {
      if (known[place][number] != all[units[place]]) {
        return false;
      }
    }
    return true;
  }

  private int add(int at, int hash, int[] all) {
    int number = size;
    if (number == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
      int[][] longer = parts.clone();
      for (int place = 0; place < longer.length; place++) {
        longer[place] = Arrays.copyOf(longer[place], 2 * number);
      }
      parts = longer;
    }
    for (int place = 0; place < units.length; place++) {
      parts[place][number] = all[units[place]];
    }
    hashes[number] = hash;
    table[at] = number;
    size = number + 1;
    if (2 * size > table.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, FREE);
    for (int number = 0; number < size; number++) {
      int at = place(hashes[number]);
      while (table[at] != FREE) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = number;
    }
  }

  private int place(int hash) {
    int mixed = hash * 0x9E3779B9; // by the golden ratio, after Knuth
    return (mixed ^ (mixed >>> 16)) & (table.length - 1);
  }

  /** Writes what a combination has into an array with a place for each unit of the layout. */
  void spread(int combination, int[] all) {
    for (int place = 0; place < units.length; place++) {
      all[units[place]] = parts[place][combination];
    }
  }
}
