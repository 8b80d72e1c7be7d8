package io.personality.service.body;

import io.personality.model.DaySummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A day that old fingerprints of a host were summed up to. <i>Immutable.</i>
 *
 * @param fingerprints how many they were
 * @param lastRevision that of the last one
 * @param numbers what was measured, by feature
 */
public record DayBody(
    String date, long fingerprints, long lastRevision, Map<String, Range> numbers) {

  /** The values of one feature. */
  public record Range(long count, double mean, double least, double most) {
    static Range of(DaySummary.Range range) {
      return new Range(range.count(), range.mean(), range.least(), range.most());
    }
  }

  /** The days in their order. */
  public static List<DayBody> of(List<DaySummary> days) {
    return days.stream().map(DayBody::of).toList();
  }

  private static DayBody of(DaySummary day) {
    Map<String, Range> numbers = new TreeMap<>();
    day.numbers().forEach((name, range) -> numbers.put(name.value(), Range.of(range)));
    return new DayBody(day.date().toString(), day.fingerprints(), day.lastRevision(), numbers);
  }
}
