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
    Map<TermGroup, Double> own = new EnumMap<>(TermGroup.class);
    terms.forEach(term -> own.merge(term.group(), term.weight(), Double::sum));
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
      weighed.add(term.weighing(share * (term.weight() / own.getOrDefault(term.group(), 1.0))));
    }
    return weighed;
  }
}
