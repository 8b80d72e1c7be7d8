package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.query.Criterion;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import java.util.Arrays;

/**
 * The credits of all distinct readings of a unit or metric, by number: each computed once for all
 * hosts that share it, by the criterion itself.
 *
 * <p><i>Confined to one thread.</i> Readings that the fleet has come to know since are added when
 * the first of them is asked for.
 */
final class Credits {
  private final Criterion criterion;
  private final Exemplars exemplars;
  private int size;
  private double[] lower = {};
  private double[] expected = {};
  private double[] upper = {};
  private double[] known = {};

  Credits(Criterion criterion, Exemplars exemplars) {
    this.criterion = criterion;
    this.exemplars = exemplars;
    extend(exemplars.size());
  }

  private void extend(int to) {
    if (to > expected.length) {
      int room = Math.max(to, size + size / 2);
      lower = Arrays.copyOf(lower, room);
      expected = Arrays.copyOf(expected, room);
      upper = Arrays.copyOf(upper, room);
      known = Arrays.copyOf(known, room);
    }
    int place = exemplars.placeOf(criterion.reads());
    for (int i = size; i < to; i++) {
      Reading reading = exemplars.reading(i, place);
      Fingerprint fingerprint = exemplars.fingerprint(i);
      Credit credit = criterion.credit(reading, fingerprint);
      lower[i] = credit.lower();
      expected[i] = credit.expected();
      upper[i] = credit.upper();
      known[i] = criterion.provenance(reading, fingerprint).counts() ? 1 : 0;
    }
    size = to;
  }

  double expected(int number) {
    if (number >= size) {
      extend(exemplars.size());
    }
    return expected[number];
  }

  void read(int number, Part.Found found) {
    if (number >= size) {
      extend(exemplars.size());
    }
    found.set(lower[number], expected[number], upper[number], known[number]);
  }
}
