package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.query.Criterion;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import java.util.Arrays;

/**
 * The credits of all distinct readings of a unit, by number: each computed once for all hosts that
 * share it and all queries that share the criterion, by the criterion itself.
 *
 * <p><i>Thread-safe.</i> Readings that the fleet has come to know since are added when the first of
 * them is asked for.
 */
final class Credits {
  private static final int EACH = 4;
  private static final int LOWER = 0;
  private static final int EXPECTED = 1;
  private static final int UPPER = 2;
  private static final int KNOWN = 3;

  private final Criterion criterion;
  private final Exemplars exemplars;
  // Of each reading lower end, expected credit, upper end and whether it counts as known, side by
  // side, since a row that is scored needs all four. Replaced by a longer one, never changed.
  private volatile double[] table = {};

  private Credits(Criterion criterion, Exemplars exemplars) {
    this.criterion = criterion;
    this.exemplars = exemplars;
  }

  /** Those of a criterion, which are kept with the readings. */
  static Credits of(Criterion criterion, Exemplars exemplars) {
    return exemplars.derived(criterion, Credits.class, () -> new Credits(criterion, exemplars));
  }

  private synchronized double[] extend() {
    int before = table.length / EACH;
    int size = exemplars.size();
    if (size == before) {
      return table;
    }
    double[] longer = Arrays.copyOf(table, EACH * size);
    int place = exemplars.placeOf(criterion.reads());
    for (int i = before; i < size; i++) {
      Reading reading = exemplars.reading(i, place);
      Fingerprint fingerprint = exemplars.fingerprint(i);
      Credit credit = criterion.credit(reading, fingerprint);
      longer[EACH * i + LOWER] = credit.lower();
      longer[EACH * i + EXPECTED] = credit.expected();
      longer[EACH * i + UPPER] = credit.upper();
      longer[EACH * i + KNOWN] = criterion.provenance(reading, fingerprint).counts() ? 1 : 0;
    }
    table = longer;
    return longer;
  }

  private double[] with(int number) {
    double[] now = table;
    return EACH * number < now.length ? now : extend();
  }

  /**
   * Adds what is expected of readings, or their lower ends.
   *
   * @param sums what is added to
   * @param numbers the reading for each sum
   * @param count how many readings there are at least
   */
  void addTo(double[] sums, int[] numbers, int count, double weight, boolean lower) {
    double[] now = count == 0 ? table : with(count - 1);
    int end = lower ? LOWER : EXPECTED;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * now[EACH * numbers[i] + end];
    }
  }

  void read(int number, Part.Found found) {
    double[] now = with(number);
    int at = EACH * number;
    found.set(now[at + LOWER], now[at + EXPECTED], now[at + UPPER], now[at + KNOWN]);
  }
}
