package io.personality.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands for the fingerprints that a host had on one day, from midnight to midnight UTC.
 *
 * <p><i>Immutable.</i>
 *
 * @param date the day
 * @param fingerprints how many it stands for, at least 1
 * @param last the last of them, whole
 * @param lastRevision the revision of the last one
 * @param numbers of each feature that is a number, what it was over the day
 */
public record DaySummary(
    LocalDate date,
    long fingerprints,
    Fingerprint last,
    long lastRevision,
    SortedMap<FeatureName, Range> numbers) {
  /** Copies the map. */
  public DaySummary {
    if (fingerprints < 1) {
      throw new IllegalArgumentException(
          "a day is summed up from at least 1 fingerprint, not " + fingerprints);
    }
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /**
   * A number over a day.
   *
   * @param count in how many fingerprints it was known, at least 1
   * @param mean arithmetic mean of its values, in the feature's unit
   * @param least the least value
   * @param most the largest value
   */
  public record Range(long count, double mean, double least, double most) {
    /** Checks the order. */
    public Range {
      if (count < 1) {
        throw new IllegalArgumentException("a range has at least 1 value, not " + count);
      }
      Check.ordered("a range", least, mean, most);
    }

    /**
     * {@return what both come to}
     *
     * @param other values of the same feature
     */
    public Range plus(Range other) {
      long sum = Math.addExact(count, other.count);
      double low = Math.min(least, other.least);
      double high = Math.max(most, other.most);
      double weighted = mean + (other.mean - mean) * ((double) other.count / sum);
      return new Range(sum, Math.max(low, Math.min(high, weighted)), low, high);
    }
  }

  /**
   * {@return what stands for a single fingerprint}
   *
   * @param date the day it was stored on
   * @param fingerprint the fingerprint
   * @param revision its revision
   */
  public static DaySummary of(LocalDate date, Fingerprint fingerprint, long revision) {
    SortedMap<FeatureName, Range> numbers = new TreeMap<>();
    for (Map.Entry<FeatureName, Reading> entry : fingerprint.features().entrySet()) {
      if (entry.getValue() instanceof Reading.Known known
          && known.value() instanceof Value.Number number) {
        double value = number.number();
        numbers.put(entry.getKey(), new Range(1, value, value, value));
      }
    }
    return new DaySummary(date, 1, fingerprint, revision, numbers);
  }

  /**
   * {@return what stands for both}
   *
   * @param other of the same host and day
   * @throws IllegalArgumentException if it is of another host or day
   */
  public DaySummary plus(DaySummary other) {
    if (!date.equals(other.date) || !last.host().equals(other.last.host())) {
      throw new IllegalArgumentException(
          "a summary of host "
              + last.host()
              + " on "
              + date
              + " cannot take one of host "
              + other.last.host()
              + " on "
              + other.date);
    }
    SortedMap<FeatureName, Range> sums = new TreeMap<>(numbers);
    other.numbers.forEach((name, range) -> sums.merge(name, range, Range::plus));
    DaySummary later = lastRevision >= other.lastRevision ? this : other;
    return new DaySummary(
        date, fingerprints + other.fingerprints, later.last, later.lastRevision, sums);
  }
}
