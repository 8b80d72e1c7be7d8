package io.personality.core.internal.match;

import io.personality.PluginException;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.Term;
import io.personality.model.Credit;
import io.personality.model.Fingerprint;
import io.personality.model.Similarity;
import io.personality.model.TermGroup;
import io.personality.spi.BlockScorer;
import java.util.IdentityHashMap;

/**
 * A query bound to a snapshot: scores one host at a time from its fingerprint, for explanations.
 *
 * <p><i>Thread-safe</i> where the plug-ins' scorers are. The similarity is {@code sum(w c) /
 * sum(w)}, both sums taken in the order of the terms, so that all credits full give exactly 1.
 */
final class BoundQuery {
  private final CompiledQuery query;
  private final FleetSnapshot fleet;
  private final IdentityHashMap<Term.Plugged, BlockScorer> plugged = new IdentityHashMap<>();

  BoundQuery(CompiledQuery query, FleetSnapshot fleet) {
    this.query = query;
    this.fleet = fleet;
    for (Term term : query.terms()) {
      if (term instanceof Term.Plugged plug) {
        plugged.put(plug, bind(plug));
      }
    }
  }

  CompiledQuery query() {
    return query;
  }

  FleetSnapshot fleet() {
    return fleet;
  }

  /** The similarity of a row. */
  Similarity similarity(int row) {
    Fingerprint fingerprint = fleet.host(row).fingerprint();
    double lower = 0;
    double expected = 0;
    double upper = 0;
    double known = 0;
    boolean exact = requirementsMet(fingerprint);
    for (Term term : query.terms()) {
      Credit credit = credit(term, row);
      lower += term.weight() * credit.lower();
      expected += term.weight() * credit.expected();
      upper += term.weight() * credit.upper();
      known += term.weight() * known(term, credit, fingerprint);
      exact &= term.group() != TermGroup.PREFERENCES || credit.lower() == 1;
    }
    double total = query.totalWeight();
    return new Similarity(expected / total, lower / total, upper / total, known / total, exact);
  }

  /** The mean credit of the weighted metrics alone; 0 where there is none. */
  double metricsAlone(int row, boolean byLower) {
    double sum = 0;
    double weights = 0;
    for (Term term : query.terms()) {
      if (term.group() == TermGroup.METRICS) {
        Credit credit = credit(term, row);
        sum += term.weight() * (byLower ? credit.lower() : credit.expected());
        weights += term.weight();
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** The credit of one term on one row. */
  Credit credit(Term term, int row) {
    if (term instanceof Term.Single single) {
      return single.criterion().credit(fleet.host(row).fingerprint());
    }
    return term instanceof Term.Bundle bundle
        ? mean(bundle, fleet.host(row).fingerprint())
        : plugged((Term.Plugged) term, row);
  }

  private static Credit mean(Term.Bundle bundle, Fingerprint fingerprint) {
    double lower = 0;
    double expected = 0;
    double upper = 0;
    double weights = 0;
    for (Term.Single part : bundle.parts()) {
      Credit credit = part.criterion().credit(fingerprint);
      lower += part.weight() * credit.lower();
      expected += part.weight() * credit.expected();
      upper += part.weight() * credit.upper();
      weights += part.weight();
    }
    return new Credit(lower / weights, expected / weights, upper / weights);
  }

  private static double known(Term term, Credit credit, Fingerprint fingerprint) {
    if (term instanceof Term.Plugged) {
      return PluggedPart.isUnknown(credit.lower(), credit.upper()) ? 0 : 1;
    }
    return known(term, fingerprint);
  }

  /** The share of a term's weight whose value counts as known. */
  static double known(Term term, Fingerprint fingerprint) {
    if (term instanceof Term.Single single) {
      return single.criterion().provenance(fingerprint).counts() ? 1 : 0;
    }
    if (!(term instanceof Term.Bundle bundle)) {
      return 1; // a plug-in answers for its own value
    }
    double known = 0;
    double weights = 0;
    for (Term.Single part : bundle.parts()) {
      known += part.weight() * known(part, fingerprint);
      weights += part.weight();
    }
    return known / weights;
  }

  private boolean requirementsMet(Fingerprint fingerprint) {
    for (CompiledRequirement requirement : query.requirements()) {
      if (requirement.test().test(fingerprint) != FeatureTest.Outcome.MET) {
        return false;
      }
    }
    return true;
  }

  // A plug-in may throw anything; whatever it is must name the plug-in and fail this request alone.
  private BlockScorer bind(Term.Plugged plug) {
    try {
      return plug.scorer().bind(query.profile(), fleet);
    } catch (RuntimeException e) {
      throw new PluginException(plug.name(), "failed to bind: " + e, e);
    }
  }

  private Credit plugged(Term.Plugged plug, int row) {
    double[] lower = new double[1];
    double[] expected = new double[1];
    double[] upper = new double[1];
    try {
      BlockScorer scorer = java.util.Objects.requireNonNull(plugged.get(plug));
      scorer.score(row, row + 1, lower, expected, upper);
      return new Credit(lower[0], expected[0], upper[0]);
    } catch (RuntimeException e) {
      throw new PluginException(
          plug.name(), "failed on host " + fleet.host(row).id() + ": " + e.getMessage(), e);
    }
  }
}
