package io.personality.core.internal.catalogue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A pure function that remembers its answers, since fleets have many hosts of few kinds.
 *
 * <p><i>Thread-safe.</i> Past the bound it computes without remembering, so that foreign texts
 * cannot fill the memory.
 */
final class Remembered<K, V> {
  private static final int MOST = 4_096;

  private final ConcurrentHashMap<K, V> answers = new ConcurrentHashMap<>();
  private final Function<K, V> function;

  Remembered(Function<K, V> function) {
    this.function = function;
  }

  V of(K key) {
    V known = answers.get(key);
    if (known != null) {
      return known;
    }
    V answer = function.apply(key);
    if (answers.size() < MOST) {
      answers.put(key, answer);
    }
    return answer;
  }
}
