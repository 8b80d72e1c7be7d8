package io.personality.benchmarks.duel;

import io.personality.benchmarks.report.Figures;
import java.util.Arrays;
import java.util.List;

/**
 * How long each contender took in each round.
 *
 * <p><i>Immutable.</i>
 */
public final class Standings {
  private final List<String> names;
  private final double[][] times;

  private Standings(List<String> names, double[][] times) {
    this.names = names;
    this.times = times;
  }

  static Standings of(List<String> names, double[][] times, int rounds) {
    return new Standings(List.copyOf(names), Arrays.copyOf(times, rounds));
  }

  /** How many rounds were counted. */
  public int rounds() {
    return times.length;
  }

  /** The names, in the order of the contenders. */
  public List<String> names() {
    return names;
  }

  /** The median time of a contender, in nanoseconds. */
  public double medianNanos(String name) {
    int contender = index(name);
    return Figures.median(Arrays.stream(times).mapToDouble(round -> round[contender]).toArray());
  }

  /** The median over the rounds of the time of one contender over that of another. */
  public double ratio(String name, String over) {
    int upper = index(name);
    int lower = index(over);
    return Figures.median(
        Arrays.stream(times).mapToDouble(round -> round[upper] / round[lower]).toArray());
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no contender is called " + name + " among " + names);
    }
    return index;
  }
}
