package io.personality.core.internal.fleet;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct combinations of what a few units are, each numbered: a row holds one number for all
 * of them.
 *
 * <p>One writer at a time; readers may use every number that a snapshot they hold contains.
 */
public final class JointDictionary {
  private final int[] units;
  private final Map<IntBuffer, Integer> numbers = new HashMap<>();
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
    int[] its = new int[units.length];
    for (int i = 0; i < its.length; i++) {
      its[i] = all[units[i]];
    }
    IntBuffer key = IntBuffer.wrap(its);
    Integer known = numbers.get(key);
    return known != null ? known : add(key);
  }

  private int add(IntBuffer key) {
    int number = size;
    int[][] all = parts;
    if (all.length > 0 && number == all[0].length) {
      all = all.clone();
      for (int place = 0; place < all.length; place++) {
        all[place] = Arrays.copyOf(all[place], 2 * number);
      }
    }
    for (int place = 0; place < all.length; place++) {
      all[place][number] = key.get(place);
    }
    parts = all;
    size = number + 1;
    numbers.put(key, number);
    return number;
  }

  /** Writes what a combination has into an array with a place for each unit of the layout. */
  void spread(int combination, int[] all) {
    for (int place = 0; place < units.length; place++) {
      all[units[place]] = parts[place][combination];
    }
  }
}
