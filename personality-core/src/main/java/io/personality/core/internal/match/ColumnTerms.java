package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.Criterion;
import io.personality.core.internal.query.Term;
import io.personality.model.Similarity;
import io.personality.model.TermGroup;
import java.util.List;

/**
 * The terms of a query bound to the columns of a fleet: scores rows exactly, bit for bit as {@link
 * BoundQuery} scores their hosts, since sums are taken of the same credits in the same order.
 *
 * <p><i>Confined to one thread.</i> {@link #score} leaves what it found in the fields and allocates
 * nothing, but where a reading is met for the first time. Without plug-ins it serves every snapshot
 * of the fleet that has the same grouping, and keeps none of them from being collected.
 */
class ColumnTerms {
  /** One criterion of a term, with its share of the term's weight. */
  record Weighted(double weight, Part part) {}

  /** A term; a bundle is a mean over parts, whose weights have the sum {@code weights}. */
  static final class Bound {
    final Term term;
    final List<Weighted> parts;
    final double weights;
    private final boolean bundle;

    Bound(Term term, List<Weighted> parts) {
      this.term = term;
      this.parts = List.copyOf(parts);
      bundle = term instanceof Term.Bundle;
      double sum = 0;
      for (Weighted part : parts) {
        sum += part.weight;
      }
      weights = sum;
    }
  }

  private final double totalWeight;
  private final Bound[] terms;
  private final Part.Found found = new Part.Found();

  double lower;
  double expected;
  double upper;
  double coverage;
  boolean exact;

  /** The mean over the weighted metrics alone, expected and at the lower end; 0 without any. */
  double metricsExpected;

  double metricsLower;

  ColumnTerms(CompiledQuery query, FleetSnapshot fleet) {
    totalWeight = query.totalWeight();
    terms = query.terms().stream().map(term -> bind(term, query, fleet)).toArray(Bound[]::new);
  }

  private Bound bind(Term term, CompiledQuery query, FleetSnapshot fleet) {
    if (term instanceof Term.Single single) {
      return new Bound(term, List.of(new Weighted(1, part(single, fleet))));
    }
    if (term instanceof Term.Plugged plugged) {
      Part part = new PluggedPart(plugged, query.profile(), fleet);
      return new Bound(term, List.of(new Weighted(1, part)));
    }
    return new Bound(
        term,
        ((Term.Bundle) term)
            .parts().stream().map(part -> new Weighted(part.weight(), part(part, fleet))).toList());
  }

  private Part part(Term.Single single, FleetSnapshot fleet) {
    Criterion criterion = single.criterion();
    int metric = fleet.layout().metricOf(criterion.reads()).orElse(-1);
    if (metric < 0) {
      int unit = fleet.layout().unitOf(criterion.reads()).orElseThrow();
      return new UnitPart(fleet.grouping(), unit, Credits.of(criterion, fleet.unit(unit)));
    }
    MetricColumn column = fleet.metric(metric);
    return criterion.isByScale()
        ? new MetricPart(metric, column, criterion)
        : new ValuePart(column, metric, criterion);
  }

  final Bound[] terms() {
    return terms;
  }

  final double totalWeight() {
    return totalWeight;
  }

  /**
   * Scores one row.
   *
   * @param row its number in its snapshot
   * @param block the block it is in
   * @param offset its number in the block
   */
  final void score(int row, Block block, int offset) {
    double low = 0;
    double middle = 0;
    double high = 0;
    double known = 0;
    double metricWeights = 0;
    metricsExpected = 0;
    metricsLower = 0;
    exact = true;
    for (Bound bound : terms) {
      credit(bound, row, block, offset);
      double weight = bound.term.weight();
      low += weight * found.lower;
      middle += weight * found.expected;
      high += weight * found.upper;
      known += weight * found.known;
      exact &= bound.term.group() != TermGroup.PREFERENCES || found.lower == 1;
      if (bound.term.group() == TermGroup.METRICS) {
        metricsExpected += weight * found.expected;
        metricsLower += weight * found.lower;
        metricWeights += weight;
      }
    }
    lower = low / totalWeight;
    expected = middle / totalWeight;
    upper = high / totalWeight;
    coverage = known / totalWeight;
    metricsExpected = metricWeights == 0 ? 0 : metricsExpected / metricWeights;
    metricsLower = metricWeights == 0 ? 0 : metricsLower / metricWeights;
  }

  private void credit(Bound bound, int row, Block block, int offset) {
    if (!bound.bundle) {
      bound.parts.get(0).part.read(row, block, offset, found);
      return;
    }
    double low = 0;
    double middle = 0;
    double high = 0;
    double known = 0;
    for (int i = 0; i < bound.parts.size(); i++) { // an iterator would be garbage
      Weighted weighted = bound.parts.get(i);
      weighted.part.read(row, block, offset, found);
      low += weighted.weight * found.lower;
      middle += weighted.weight * found.expected;
      high += weighted.weight * found.upper;
      known += weighted.weight * found.known;
    }
    found.set(
        low / bound.weights, middle / bound.weights, high / bound.weights, known / bound.weights);
  }

  /** What {@link #score} found last, of a row that meets every requirement or not. */
  final Similarity similarity(boolean requirementsMet) {
    return new Similarity(expected, lower, upper, coverage, exact && requirementsMet);
  }
}
