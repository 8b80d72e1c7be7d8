package io.personality.core.internal.match;

import io.personality.PluginException;
import io.personality.core.internal.query.Criterion;
import io.personality.core.internal.query.Term;
import io.personality.model.Credit;
import io.personality.model.Explanation;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.TermScore;
import io.personality.spi.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the bill that a similarity is, apart from the loop that scores. */
final class Explainer {
  private Explainer() {}

  static Explanation explain(BoundQuery bound, int row) {
    List<TermScore> terms = new ArrayList<>();
    double total = bound.query().totalWeight();
    for (Term term : bound.query().terms()) {
      terms.add(explain(bound, term, term.weight() / total, row));
    }
    return new Explanation(bound.fleet().host(row).id(), bound.similarity(row), terms);
  }

  private static TermScore explain(BoundQuery bound, Term term, double weight, int row) {
    Fingerprint fingerprint = bound.fleet().host(row).fingerprint();
    if (term instanceof Term.Single single) {
      return line(single, weight, single.criterion().find(fingerprint), List.of());
    }
    return term instanceof Term.Bundle bundle
        ? bundle(bundle, weight, bound.credit(bundle, row), fingerprint)
        : plugged(bound, (Term.Plugged) term, weight, row);
  }

  private static TermScore line(
      Term term, double weight, Criterion.Finding finding, List<TermScore> parts) {
    return new TermScore(
        term.name(),
        term.group(),
        term.asked(),
        finding.found(),
        finding.credit(),
        weight,
        weight * finding.credit().expected(),
        finding.provenance(),
        finding.provenance().counts() ? 1 : 0,
        finding.observedAt(),
        parts);
  }

  private static TermScore bundle(
      Term.Bundle bundle, double weight, Credit credit, Fingerprint fingerprint) {
    double weights = 0;
    for (Term.Single part : bundle.parts()) {
      weights += part.weight();
    }
    List<TermScore> parts = new ArrayList<>();
    Provenance weakest = Provenance.DECLARED;
    int unknown = 0;
    for (Term.Single part : bundle.parts()) {
      TermScore score =
          line(
              part,
              weight * (part.weight() / weights),
              part.criterion().find(fingerprint),
              List.of());
      parts.add(score);
      if (score.provenance() == Provenance.UNKNOWN) {
        unknown++;
      } else if (score.provenance().compareTo(weakest) > 0) {
        weakest = score.provenance();
      }
    }
    boolean nothingKnown = unknown == parts.size();
    return new TermScore(
        bundle.name(),
        bundle.group(),
        bundle.asked(),
        found(parts, unknown),
        credit,
        weight,
        weight * credit.expected(),
        nothingKnown ? Provenance.UNKNOWN : weakest,
        BoundQuery.known(bundle, fingerprint),
        Optional.empty(),
        parts);
  }

  private static String found(List<TermScore> parts, int unknown) {
    String known =
        String.join(
            ", ",
            parts.stream()
                .filter(part -> part.provenance() != Provenance.UNKNOWN)
                .map(part -> part.name() + " " + part.found())
                .toList());
    if (unknown == 0) {
      return known;
    }
    return known.isEmpty()
        ? "unknown (none of its " + unknown + " parts is known)"
        : known + "; " + unknown + " of " + parts.size() + " parts unknown";
  }

  private static TermScore plugged(BoundQuery bound, Term.Plugged plug, double weight, int row) {
    Scorer.Finding finding;
    try {
      finding = plug.scorer().bind(bound.query().profile(), bound.fleet()).explain(row);
    } catch (RuntimeException e) {
      throw new PluginException(plug.name(), "failed to explain: " + e.getMessage(), e);
    }
    Credit credit = bound.credit(plug, row);
    return line(
        plug,
        weight,
        new Criterion.Finding(
            finding.found(),
            credit,
            PluggedPart.isUnknown(credit.lower(), credit.upper())
                ? Provenance.UNKNOWN
                : Provenance.MEASURED,
            Optional.empty()),
        List.of());
  }
}
