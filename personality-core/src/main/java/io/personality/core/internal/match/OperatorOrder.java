package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Host;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorTerms.Wish;
import io.personality.model.OperatorValue;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Selection;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Puts the operator's order on the hosts that a ranking has in front, as {@link OperatorTerms}
 * says; everything about similarity is left to the matcher.
 *
 * <p><i>Thread-safe.</i> A ranking costs one of the matcher with at least {@code pool} hosts. The
 * first hosts of a ranking are the same however many are asked for.
 */
public final class OperatorOrder {
  private final Matcher matcher;
  private final OperatorTerms terms;
  private final EvacuationCounts evacuability;

  /** An order over the rankings of a matcher. */
  public OperatorOrder(Matcher matcher, OperatorTerms terms, EvacuationCounts evacuability) {
    this.matcher = matcher;
    this.terms = terms;
    this.evacuability = evacuability;
  }

  /** What finds and scores the hosts. */
  public Matcher matcher() {
    return matcher;
  }

  /** The same order with the seed that is settled for a request. */
  public OperatorOrder forRequest(TenantId tenant, String idempotencyKey) {
    return settled(new Choice.Seeded(Lot.of(Lot.of(0, tenant.value()), idempotencyKey)));
  }

  /** The same order where there is no request to take a seed from. */
  public OperatorOrder forNoRequest() {
    return settled(new Choice.BestFirst());
  }

  /** The same order under other terms. */
  public OperatorOrder under(OperatorTerms other) {
    return new OperatorOrder(matcher, other, evacuability);
  }

  private OperatorOrder settled(Choice choice) {
    return terms.choice() instanceof Choice.ByRequest
        ? new OperatorOrder(matcher, terms.choosing(choice), evacuability)
        : this;
  }

  /**
   * The best {@code k} hosts in the operator's order, or why there is none.
   *
   * @param k at least 1
   */
  public Ranking rank(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    if (terms.isNone()) {
      return matcher.rank(query, fleet, demand, k);
    }
    Ranking plain = matcher.rank(query, fleet, demand, Math.max(k, terms.pool()));
    int near = near(plain.candidates(), new BoundQuery(query, fleet), demand);
    OperatorFacts facts =
        new OperatorFacts(
            evacuability.among(query.profile(), new Once<>(() -> able(query, fleet, demand))));
    List<Candidate> ordered = new ArrayList<>();
    for (Candidate candidate : plain.candidates()) {
      if (ordered.size() < Math.max(k, near)) {
        ordered.add(valued(candidate, hostRow(fleet, candidate), demand, facts));
      }
    }
    ordered.subList(0, near).sort(this::compare); // stable: ties stay in plain order
    return new Ranking(
        ordered.subList(0, Math.min(k, ordered.size())),
        plain.hosts(),
        plain.feasible(),
        plain.lackRoom(),
        plain.basis().under(terms),
        plain.diagnosis());
  }

  /** How many of the first hosts are as good as the first one for all that was asked. */
  private int near(List<Candidate> plain, BoundQuery bound, Demand demand) {
    int near = 0;
    double best = 0;
    int crowd = 0;
    for (Candidate candidate : plain.subList(0, Math.min(terms.pool(), plain.size()))) {
      double end = end(candidate, bound, demand);
      int itsCrowd = demand.crowdAt(hostRow(bound.fleet(), candidate));
      if (near == 0) {
        best = end;
        crowd = itsCrowd;
      } else if (itsCrowd != crowd || best - end > terms.tolerance()) {
        break;
      }
      near++;
    }
    return near;
  }

  /** The number that the request ranks a host by. */
  private static double end(Candidate candidate, BoundQuery bound, Demand demand) {
    boolean byLower = demand.rankBy() == RankBy.LOWER;
    if (demand.selection() == Selection.WEIGHTED_METRICS) {
      return bound.metricsAlone(bound.fleet().rowOf(candidate.host()).orElseThrow(), byLower);
    }
    return byLower ? candidate.similarity().lower() : candidate.similarity().expected();
  }

  private static HostRow hostRow(FleetSnapshot fleet, Candidate candidate) {
    return fleet.row(fleet.rowOf(candidate.host()).orElseThrow());
  }

  /** Every host that can take the VM. */
  private List<Host> able(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    return matcher.rank(query, fleet, demand, Integer.MAX_VALUE).candidates().stream()
        .map(candidate -> hostRow(fleet, candidate).host())
        .toList();
  }

  private Candidate valued(Candidate candidate, HostRow row, Demand demand, OperatorFacts facts) {
    List<OperatorValue> values = new ArrayList<>();
    for (Wish wish : terms.wishes()) {
      values.add(facts.value(wish.term(), row, demand));
    }
    return new Candidate(candidate.host(), candidate.similarity(), values);
  }

  private int compare(Candidate one, Candidate other) {
    for (int i = 0; i < terms.wishes().size(); i++) {
      Wish wish = terms.wishes().get(i);
      int byWish =
          Double.compare(
              place(wish, one.operator().get(i).value()),
              place(wish, other.operator().get(i).value()));
      if (byWish != 0) {
        return byWish;
      }
    }
    return terms.choice() instanceof Choice.Seeded seeded
        ? Long.compare(
            Lot.of(seeded.seed(), one.host().value()), Lot.of(seeded.seed(), other.host().value()))
        : 0;
  }

  /** Smaller comes first; unknown last. */
  private static double place(Wish wish, OptionalDouble value) {
    if (value.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double rounded =
        wish.step() == 0 ? value.getAsDouble() : Math.rint(value.getAsDouble() / wish.step());
    double known = Math.min(rounded, Double.MAX_VALUE);
    return wish.term().largerFirst() ? -known : known;
  }
}
