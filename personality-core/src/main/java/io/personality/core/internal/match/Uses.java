package io.personality.core.internal.match;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often each of many was used; the ones used longest ago are forgotten.
 *
 * <p><i>Confined to one thread</i>, or to whoever holds a lock.
 */
final class Uses<T> {
  private final Map<T, Integer> counts;

  Uses(int most) {
    counts =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<T, Integer> eldest) {
            return size() > most;
          }
        };
  }

  /** Counts one more use and says how many there have been. */
  int count(T used) {
    return counts.merge(used, 1, Integer::sum);
  }
}
