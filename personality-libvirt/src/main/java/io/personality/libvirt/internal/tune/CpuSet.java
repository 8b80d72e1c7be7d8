package io.personality.libvirt.internal.tune;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Numbers of threads or cells, written as libvirt does: {@code 0-3,8}.
 *
 * <p><i>Immutable.</i>
 *
 * @param numbers ascending, at least 0
 */
public record CpuSet(SortedSet<Integer> numbers) {
  private static final int MOST = 65_536;

  /** Ranges may overlap; a short text must not name numbers without end. */
  private static final long MOST_NAMED = 4L * MOST;

  /** Copies the set. */
  public CpuSet {
    numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
  }

  /** {@return a set of the numbers given} */
  public static CpuSet of(Collection<Integer> numbers) {
    return new CpuSet(new TreeSet<>(numbers));
  }

  /**
   * Reads a list of numbers and ranges.
   *
   * @param text such as {@code 0-3,8,^2}; may be empty
   * @throws IllegalArgumentException if it is no such list, or a number is beyond 65,535, or far
   *     more numbers are named than there are
   */
  public static CpuSet parse(String text) {
    TreeSet<Integer> numbers = new TreeSet<>();
    long named = 0;
    for (String part : text.strip().split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      boolean without = part.strip().startsWith("^");
      String[] ends = part.strip().substring(without ? 1 : 0).split("-", -1);
      int from = number(ends[0], text);
      int to = ends.length == 1 ? from : number(ends[1], text);
      named += to - from + 1;
      if (named > MOST_NAMED) {
        throw new IllegalArgumentException(
            "a list of threads names more than " + MOST_NAMED + " numbers");
      }
      if (ends.length > 2 || to < from) {
        throw new IllegalArgumentException("\"" + text + "\" is no list of numbers and ranges");
      }
      for (int i = from; i <= to; i++) {
        if (without) {
          numbers.remove(i);
        } else {
          numbers.add(i);
        }
      }
    }
    return new CpuSet(numbers);
  }

  private static int number(String text, String whole) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0 && number < MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the numbers that are too large
    }
    throw new IllegalArgumentException(
        "\"" + whole + "\" is no list of numbers from 0 to " + (MOST - 1));
  }

  /** {@return how many numbers it holds} */
  public int size() {
    return numbers.size();
  }

  /** {@return the list as libvirt writes it} */
  @Override
  public String toString() {
    TreeSet<Integer> left = new TreeSet<>(numbers);
    StringJoiner parts = new StringJoiner(",");
    while (!left.isEmpty()) {
      int from = left.first();
      int to = from;
      while (left.remove(to)) {
        to++;
      }
      parts.add(from == to - 1 ? "" + from : from + "-" + (to - 1));
    }
    return parts.toString();
  }
}
