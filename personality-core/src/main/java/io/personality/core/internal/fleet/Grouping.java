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
 * independently, combinations multiply; then the units go to several dictionaries, since a score
 * table pays only while it is much shorter than the fleet and stays in the processor's cache.
 */
public final class Grouping {
  private static final int FEWEST_TOGETHER = 256;
  private static final int MOST_TOGETHER = 16_384;

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

  /**
   * Shares the units out by what rows have.
   *
   * @param columns for each unit, what some rows have
   * @param hosts how many hosts there are
   */
  static Grouping of(int[][] columns, int hosts) {
    List<Integer> all = IntStream.range(0, columns.length).boxed().toList();
    return new Grouping(share(all, columns, hosts).stream().map(JointDictionary::new).toList());
  }

  /** The most combinations that units are put together for. */
  private static int limit(int hosts) {
    return Math.max(FEWEST_TOGETHER, Math.min(MOST_TOGETHER, hosts / 8));
  }

  /** The dictionaries. */
  List<JointDictionary> dictionaries() {
    return dictionaries;
  }

  /** How many dictionaries there are. */
  public int size() {
    return dictionaries.size();
  }

  /** Which dictionary a unit is in. */
  public int dictionaryOf(int unit) {
    return dictionaryOf[unit];
  }

  /**
   * What each code of a unit's dictionary has for the unit; may be longer than there are codes in a
   * snapshot.
   */
  public int[] parts(int unit) {
    return dictionaries.get(dictionaryOf[unit]).parts(placeOf[unit]);
  }

  /** A dictionary that has outgrown the limit and could be split; -1 where there is none. */
  int overgrown(int hosts) {
    for (int i = 0; i < dictionaries.size(); i++) {
      JointDictionary dictionary = dictionaries.get(i);
      if (dictionary.size() > 2 * limit(hosts) && dictionary.units().length > 1) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Shares out the units of one dictionary anew, by the combinations that it has. The other
   * dictionaries stay as they are and come first.
   */
  Grouping split(int which, int hosts) {
    JointDictionary old = dictionaries.get(which);
    List<Integer> units = Arrays.stream(old.units()).boxed().toList();
    int[][] columns = new int[units.size()][];
    for (int place = 0; place < columns.length; place++) {
      columns[place] = Arrays.copyOf(old.parts(place), old.size());
    }
    List<JointDictionary> all = new ArrayList<>(dictionaries);
    all.remove(which);
    share(units, columns, hosts).forEach(group -> all.add(new JointDictionary(group)));
    return new Grouping(all);
  }

  /**
   * Units of few values first, each into the first group that stays within the limit with it.
   *
   * @param columns what some rows have, for each of the units
   */
  private static List<List<Integer>> share(List<Integer> units, int[][] columns, int hosts) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, units.size()).boxed().toList());
    long[] values =
        Arrays.stream(columns).mapToLong(c -> Arrays.stream(c).distinct().count()).toArray();
    order.sort(Comparator.comparingLong(place -> values[place]));
    List<List<Integer>> groups = new ArrayList<>();
    List<int[]> partitions = new ArrayList<>();
    for (int place : order) {
      add(units.get(place), columns[place], groups, partitions, limit(hosts));
    }
    return groups;
  }

  private static void add(
      int unit, int[] column, List<List<Integer>> groups, List<int[]> partitions, int limit) {
    for (int group = 0; group < groups.size(); group++) {
      int[] finer = refine(partitions.get(group), column, limit);
      if (finer.length > 0 || column.length == 0) {
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
  private static int[] refine(int[] partition, int[] column, int limit) {
    Map<Long, Integer> classes = new HashMap<>();
    int[] finer = new int[partition.length];
    for (int i = 0; i < partition.length; i++) {
      long key = ((long) partition[i] << 32) | column[i];
      finer[i] = classes.computeIfAbsent(key, k -> classes.size());
      if (classes.size() > limit) {
        return new int[0];
      }
    }
    return finer;
  }
}
