package io.personality.core.internal.query;

import io.personality.model.Balance;
import io.personality.model.TermGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shares the whole between groups, and each group's share between its terms. */
final class Weights {
  private Weights() {}

  /** The terms with their weights; none, and a fault, where no group that has terms has a share. */
  static List<Term> of(List<Term> terms, Balance shares, Faults faults) {
    Map<TermGroup, Double> largest = new EnumMap<>(TermGroup.class);
    terms.forEach(term -> largest.merge(term.group(), term.weight(), Math::max));
    // Taken in parts of the largest, so that no sum of weights, however large, overflows.
    Map<TermGroup, Double> own = new EnumMap<>(TermGroup.class);
    terms.forEach(term -> own.merge(term.group(), part(term, largest), Double::sum));
    double sumOfShares = 0;
    for (TermGroup group : own.keySet()) {
      sumOfShares += shares.share(group);
    }
    if (sumOfShares == 0 && !terms.isEmpty()) {
      faults.add(
          "/balance",
          "gives no share to any group that has terms",
          "give a share greater than 0 to one of "
              + own.keySet().stream().map(TermGroup::label).toList());
      return List.of();
    }
    List<Term> weighed = new ArrayList<>();
    for (Term term : terms) {
      double share = shares.share(term.group()) / sumOfShares;
      weighed.add(
          term.weighing(share * (part(term, largest) / own.getOrDefault(term.group(), 1.0))));
    }
    return weighed;
  }

  private static double part(Term term, Map<TermGroup, Double> largest) {
    return term.weight() / largest.getOrDefault(term.group(), 1.0);
  }
}
