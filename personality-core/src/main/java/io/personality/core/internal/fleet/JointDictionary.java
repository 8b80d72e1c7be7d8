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
  private volatile int[][] combinations = new int[8][];
  private volatile int size;

  JointDictionary(List<Integer> units) {
    this.units = units.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The units, each by its place in the layout. */
  public int[] units() {
    return units.clone();
  }

  /** How many combinations there are. */
  public int size() {
    return size;
  }

  /** What a combination has for a unit. */
  public int part(int combination, int place) {
    return combinations[combination][place];
  }

  /**
   * The number of a combination.
   *
   * @param all what a host has for each unit of the layout
   */
  int number(int[] all) {
    int[] parts = new int[units.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = all[units[i]];
    }
    IntBuffer key = IntBuffer.wrap(parts);
    Integer known = numbers.get(key);
    return known != null ? known : add(key);
  }

  private int add(IntBuffer key) {
    int number = size;
    int[][] all = combinations;
    if (number == all.length) {
      all = Arrays.copyOf(all, 2 * number);
    }
    all[number] = key.array();
    combinations = all;
    size = number + 1;
    numbers.put(key, number);
    return number;
  }

  /** Writes what a combination has into an array with a place for each unit of the layout. */
  void spread(int combination, int[] all) {
    int[] parts = combinations[combination];
    for (int i = 0; i < parts.length; i++) {
      all[units[i]] = parts[i];
    }
  }
}
