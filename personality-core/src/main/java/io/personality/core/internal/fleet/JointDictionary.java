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
  private final int[] units;
  private final NumbersByHash numbers = new NumbersByHash();
  private volatile int[][] parts;
  private volatile int size;

  JointDictionary(List<Integer> units) {
    this.units = units.stream().mapToInt(Integer::intValue).toArray();
    parts = new int[this.units.length][8];
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
    for (int number = numbers.first(hash);
        number != NumbersByHash.NONE;
        number = numbers.next(hash)) {
      if (isOf(number, all)) {
        return number;
      }
    }
    return add(hash, all);
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

  private int add(int hash, int[] all) {
    int number = size;
    int[][] longer = parts;
    if (units.length > 0 && number == longer[0].length) {
      longer = longer.clone();
      for (int place = 0; place < longer.length; place++) {
        longer[place] = Arrays.copyOf(longer[place], 2 * number);
      }
    }
    for (int place = 0; place < units.length; place++) {
      longer[place][number] = all[units[place]];
    }
    parts = longer;
    numbers.add(hash); // last, so that it never finds what is not there
    size = number + 1;
    return number;
  }

  /** Writes what a combination has into an array with a place for each unit of the layout. */
  void spread(int combination, int[] all) {
    for (int place = 0; place < units.length; place++) {
      all[units[place]] = parts[place][combination];
    }
  }
}
