package io.personality.mvstore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * Values that are numbered under a name each: the revisions of profiles, the fingerprints of hosts.
 * <i>Confined</i> to what {@link MvDatabase} runs.
 *
 * @param <V> the values
 */
final class Numbered<V> {
  /** What {@link #last} says where there is nothing of a name. */
  static final long NONE = -1;

  private final MVMap<Key, V> rows;

  Numbered(MvDatabase database, String map, Class<V> type) {
    rows = database.map(map, Key.class, type);
  }

  /**
   * Where a value is.
   *
   * @param number 0 or more
   */
  record Key(String name, long number) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::name).thenComparingLong(Key::number);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  Optional<V> find(String name, long number) {
    return Optional.ofNullable(rows.get(new Key(name, number)));
  }

  /** The largest number of a name. */
  long last(String name) {
    return upTo(name, Long.MAX_VALUE);
  }

  /** The largest number of a name that is no larger than a number. */
  private long upTo(String name, long number) {
    Key key = rows.floorKey(new Key(name, number));
    return key != null && key.name().equals(name) ? key.number() : NONE;
  }

  /** The values of a name from a number downwards. */
  Stream<V> downFrom(String name, long number) {
    return LongStream.iterate(upTo(name, number), at -> at != NONE, at -> upTo(name, at - 1))
        .mapToObj(at -> rows.get(new Key(name, at)));
  }

  /** The last value of a name. */
  Optional<V> newest(String name) {
    return find(name, last(name));
  }

  /** The last value of every name, by name. */
  List<V> newestOfEach() {
    List<V> newest = new ArrayList<>();
    Key key = rows.firstKey();
    while (key != null) {
      newest(key.name()).ifPresent(newest::add);
      key = rows.higherKey(new Key(key.name(), Long.MAX_VALUE));
    }
    return newest;
  }

  void put(String name, long number, V value) {
    rows.put(new Key(name, number), value);
  }

  void remove(String name, long number) {
    rows.remove(new Key(name, number));
  }

  /** Removes whatever has no name of these. */
  void retain(Set<String> names) {
    List<Key> others = rows.keySet().stream().filter(key -> !names.contains(key.name())).toList();
    others.forEach(rows::remove);
  }
}
