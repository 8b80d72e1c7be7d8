package io.personality.core.internal.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The entries that were used last, so many of them at most.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Recent<K, V> {
  private final Map<K, V> entries;

  /** Keeps so many at most. */
  public Recent(int most) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The entry of a key. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The entry of a key; where there is none, it is made while others wait. */
  public synchronized V get(K key, Supplier<V> make) {
    V known = entries.get(key);
    if (known == null) {
      known = make.get();
      entries.put(key, known);
    }
    return known;
  }

  /** Puts an entry in, or replaces it. */
  public synchronized void put(K key, V value) {
    entries.put(key, value);
  }

  /** Puts it in and says whether it was there. */
  public synchronized boolean replace(K key, V value) {
    return entries.put(key, value) != null;
  }
}
