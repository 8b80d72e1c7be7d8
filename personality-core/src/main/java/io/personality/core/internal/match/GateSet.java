package io.personality.core.internal.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of gates, by their places in the order they are applied. <i>Immutable.</i> */
final class GateSet {
  private final long[] words;
  private final int size;

  GateSet(long[] words) {
    this.words = words.clone();
    size = Arrays.stream(words).mapToInt(Long::bitCount).sum();
  }

  int size() {
    return size;
  }

  /** The gates, ascending. */
  int[] gates() {
    return IntStream.range(0, words.length * Long.SIZE)
        .filter(gate -> (words[gate / Long.SIZE] >>> gate & 1) != 0)
        .toArray();
  }

  /** Whether every gate of another set is in this one. */
  boolean contains(GateSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GateSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
