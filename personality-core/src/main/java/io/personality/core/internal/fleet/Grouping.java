package io.personality.core.internal.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the units are shared out to joint dictionaries.
 *
 * <p>Where a fleet consists of hardware models, a handful of values decides all others, and one
 * dictionary holds everything in as many combinations as there are models. Where values vary
 * independently, combinations multiply; then the units go to several dictionaries, none with more
 * combinations than a score table that stays in the processor's cache.
 */
public final class Grouping {
  /** The most combinations that units are put together for. */
  static final int MOST_TOGETHER = 16_384;

  private final List<JointDictionary> dictionaries;
  private final int[] dictionaryOf;
  private final int[] placeOf;

  private Grouping(List<JointDictionary> dictionaries) {
    this.dictionaries = List.copyOf(dictionaries);
    int units = dictionaries.stream().mapToInt(d -> d.units().length).sum();
    dictionaryOf = new int[units];
    placeOf = new int[units];
    for (int d = 0; d < dictionaries.size(); d++) {
      int[] members = dictionaries.get(d).units();
      for (int place = 0; place < members.length; place++) {
        dictionaryOf[members[place]] = d;
        placeOf[members[place]] = place;
      }
    }
  }

  /** All units in one dictionary. */
  static Grouping together(int units) {
    return new Grouping(List.of(new JointDictionary(IntStream.range(0, units).boxed().toList())));
  }

  /** The dictionaries. */
  public List<JointDictionary> dictionaries() {
    return dictionaries;
  }

  /** Which dictionary a unit is in. */
  public int dictionaryOf(int unit) {
    return dictionaryOf[unit];
  }

  /** What a row has for a unit, given its number in the unit's dictionary. */
  public int part(int unit, int combination) {
    return dictionaries.get(dictionaryOf[unit]).part(combination, placeOf[unit]);
  }

  /** A dictionary that has outgrown the limit and could be split; -1 where there is none. */
  int overgrown() {
    for (int i = 0; i < dictionaries.size(); i++) {
      JointDictionary dictionary = dictionaries.get(i);
      if (dictionary.size() > 2 * MOST_TOGETHER && dictionary.units().length > 1) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Shares out the units of one dictionary anew, by the combinations that it has: units of few
   * values first, each into the first group that stays within the limit with it. The other
   * dictionaries stay as they are and come first.
   */
  Grouping split(int which) {
    JointDictionary old = dictionaries.get(which);
    int[] units = old.units();
    Integer[] order = new Integer[units.length];
    int[] values = new int[units.length];
    for (int place = 0; place < units.length; place++) {
      order[place] = place;
      values[place] = (int) Arrays.stream(column(old, place)).distinct().count();
    }
    Arrays.sort(order, Comparator.comparingInt(place -> values[place]));
    List<List<Integer>> groups = new ArrayList<>();
    List<int[]> partitions = new ArrayList<>();
    for (int place : order) {
      add(units[place], column(old, place), groups, partitions);
    }
    List<JointDictionary> all = new ArrayList<>(dictionaries);
    all.remove(which);
    groups.forEach(group -> all.add(new JointDictionary(group)));
    return new Grouping(all);
  }

  private static int[] column(JointDictionary dictionary, int place) {
    return IntStream.range(0, dictionary.size()).map(i -> dictionary.part(i, place)).toArray();
  }

  private static void add(
      int unit, int[] column, List<List<Integer>> groups, List<int[]> partitions) {
    for (int group = 0; group < groups.size(); group++) {
      int[] finer = refine(partitions.get(group), column);
      if (finer.length > 0) {
        groups.get(group).add(unit);
        partitions.set(group, finer);
        return;
      }
    }
    List<Integer> alone = new ArrayList<>();
    alone.add(unit);
    groups.add(alone);
    partitions.add(column);
  }

  /** The partition made finer by a column; nothing where that makes too many classes. */
  private static int[] refine(int[] partition, int[] column) {
    Map<Long, Integer> classes = new HashMap<>();
    int[] finer = new int[partition.length];
    for (int i = 0; i < partition.length; i++) {
      long key = ((long) partition[i] << 32) | column[i];
      finer[i] = classes.computeIfAbsent(key, k -> classes.size());
      if (classes.size() > MOST_TOGETHER) {
        return new int[0];
      }
    }
    return finer;
  }
}
