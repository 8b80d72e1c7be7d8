package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Exemplars;
import io.personality.core.internal.query.Criterion;
import io.personality.model.Credit;

/**
 * The credits of all distinct readings of a unit or metric, by number: each computed once for all
 * hosts that share it, by the criterion itself.
 *
 * <p><i>Immutable.</i>
 */
final class Credits {
  final double[] lower;
  final double[] expected;
  final double[] upper;
  final double[] known;

  Credits(Criterion criterion, Exemplars exemplars) {
    int size = exemplars.size();
    lower = new double[size];
    expected = new double[size];
    upper = new double[size];
    known = new double[size];
    for (int i = 0; i < size; i++) {
      Credit credit = criterion.credit(exemplars.fingerprint(i));
      lower[i] = credit.lower();
      expected[i] = credit.expected();
      upper[i] = credit.upper();
      known[i] = criterion.provenance(exemplars.fingerprint(i)).counts() ? 1 : 0;
    }
  }

  void read(int number, Part.Found found) {
    found.set(lower[number], expected[number], upper[number], known[number]);
  }
}
