package io.personality.core.internal.match;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often each of many was used of late: those used longest ago are forgotten, and all
 * counts are halved from time to time, so that what was popular once makes room.
 *
 * <p><i>Confined to one thread</i>, or to whoever holds a lock.
 */
final class Uses<T> {
  private static final int HALVED_AFTER = 8; // uses of each that is remembered, on average

  private final Map<T, Integer> counts;
  private final long period;
  private long sinceHalved;

  Uses(int most) {
    period = (long) HALVED_AFTER * most;
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
    if (++sinceHalved > period) {
      sinceHalved = 0;
      counts.replaceAll((any, count) -> count / 2);
    }
    return counts.merge(used, 1, Integer::sum);
  }

  /** How many uses there have been. */
  int of(T used) {
    return counts.getOrDefault(used, 0);
  }
}
