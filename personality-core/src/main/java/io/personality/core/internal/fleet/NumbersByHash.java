package io.personality.core.internal.fleet;

import java.util.Arrays;

/**
 * Finds numbered things by their hash: an open-addressed table of the numbers alone, since a map
 * would need a key made for every look-up. Whoever asks holds the things, and tells which of the
 * numbers of a hash is the one.
 *
 * <p><i>Confined to one thread.</i> Numbers count up from 0.
 */
final class NumbersByHash {
  /** Instead of a number: there are no more of the hash. */
  static final int NONE = -1;

  private int[] table = new int[16];
  private int[] hashes = new int[8];
  private int size;
  private int at;

  NumbersByHash() {
    Arrays.fill(table, NONE);
  }

  /** The first number of a hash. */
  int first(int hash) {
    at = place(hash);
    return seek(hash);
  }

  /** The next number of the hash that was asked for last. */
  int next(int hash) {
    at = after(at);
    return seek(hash);
  }

  private int seek(int hash) {
    while (table[at] != NONE && hashes[table[at]] != hash) {
      at = after(at);
    }
    return table[at];
  }

  /** Gives the next number to the hash of which there was none left. */
  void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size] = hash;
    table[at] = size++;
    if (2 * size > table.length) {
      grow();
    }
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, NONE);
    for (int number = 0; number < size; number++) {
      at = place(hashes[number]);
      while (table[at] != NONE) {
        at = after(at);
      }
      table[at] = number;
    }
  }

  private int after(int place) {
    return (place + 1) & (table.length - 1);
  }

  /** Multiplies by the golden ratio, as in Knuth's multiplicative hashing, and mixes downwards. */
  private int place(int hash) {
    int mixed = hash * 0x9E37_79B9;
    return (mixed ^ (mixed >>> 16)) & (table.length - 1);
  }
}
