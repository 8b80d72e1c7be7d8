package io.personality.libvirt.internal.tune;

import java.util.Map;
import java.util.TreeMap;

/** Divides whole things among rooms of different size, as evenly for their size as can be. */
final class Shares {
  private Shares() {}

  /**
   * Divides.
   *
   * @param amount how many things, at least 0
   * @param rooms the sizes, each greater than 0, by key; at least one
   * @return how many each gets; those that get none are left out. The sum is the amount
   */
  static Map<Integer, Integer> of(int amount, Map<Integer, Integer> rooms) {
    TreeMap<Integer, Integer> given = new TreeMap<>();
    for (int i = 0; i < amount; i++) {
      int emptiest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (Map.Entry<Integer, Integer> room : rooms.entrySet()) {
        double fill = (given.getOrDefault(room.getKey(), 0) + 1.0) / room.getValue();
        if (fill < least) {
          least = fill;
          emptiest = room.getKey();
        }
      }
      given.merge(emptiest, 1, Integer::sum);
    }
    return given;
  }
}
