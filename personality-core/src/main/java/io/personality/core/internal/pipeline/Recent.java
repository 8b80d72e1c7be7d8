package io.personality.core.internal.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries that were used last, so many of them at most.
 *
 * <p><i>Thread-safe.</i>
 */
final class Recent<K, V> {
  private final Map<K, V> entries;

  Recent(int most) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
  }

  /** Puts it in and says whether it was there. */
  synchronized boolean replace(K key, V value) {
    return entries.put(key, value) != null;
  }
}
