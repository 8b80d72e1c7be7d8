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
  private final Criterion criterion;
  private final Exemplars exemplars;
  private volatile Table table = new Table();

  /** Replaced by a longer one, never changed once it can be seen. */
  private static final class Table {
    final double[] lower;
    final double[] expected;
    final double[] upper;
    final double[] known;

    Table() {
      this(new double[0], new double[0], new double[0], new double[0]);
    }

    private Table(double[] lower, double[] expected, double[] upper, double[] known) {
      this.lower = lower;
      this.expected = expected;
      this.upper = upper;
      this.known = known;
    }

    Table extended(int size) {
      return new Table(
          Arrays.copyOf(lower, size),
          Arrays.copyOf(expected, size),
          Arrays.copyOf(upper, size),
          Arrays.copyOf(known, size));
    }

    int size() {
      return expected.length;
    }
  }

  private Credits(Criterion criterion, Exemplars exemplars) {
    this.criterion = criterion;
    this.exemplars = exemplars;
  }

  /** Those of a criterion, which are kept with the readings. */
  static Credits of(Criterion criterion, Exemplars exemplars) {
    return exemplars.derived(criterion, Credits.class, () -> new Credits(criterion, exemplars));
  }

  private synchronized Table extend() {
    int before = table.size();
    int size = exemplars.size();
    if (size == before) {
      return table;
    }
    Table longer = table.extended(size);
    int place = exemplars.placeOf(criterion.reads());
    for (int i = before; i < size; i++) {
      Reading reading = exemplars.reading(i, place);
      Fingerprint fingerprint = exemplars.fingerprint(i);
      Credit credit = criterion.credit(reading, fingerprint);
      longer.lower[i] = credit.lower();
      longer.expected[i] = credit.expected();
      longer.upper[i] = credit.upper();
      longer.known[i] = criterion.provenance(reading, fingerprint).counts() ? 1 : 0;
    }
    table = longer;
    return longer;
  }

  private Table with(int number) {
    Table now = table;
    return number < now.size() ? now : extend();
  }

  /** What is expected of each reading, or its lower end; at least so many. */
  double[] upTo(int count, boolean lower) {
    Table now = count == 0 ? table : with(count - 1);
    return lower ? now.lower : now.expected;
  }

  void read(int number, Part.Found found) {
    Table now = with(number);
    found.set(now.lower[number], now.expected[number], now.upper[number], now.known[number]);
  }
}
