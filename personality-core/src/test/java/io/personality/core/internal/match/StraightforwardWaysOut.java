package io.personality.core.internal.match;

import io.personality.core.internal.match.StraightforwardDiagnosis.Closed;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The minimal ways out. A host is freed exactly by loosening every gate it fails, so the minimal
 * sets of gates to loosen are those sets of failed gates that contain no other host's set. Of the
 * hosts that share a minimal set, the one that strains the gates least says how far they are
 * loosened.
 */
final class StraightforwardWaysOut {
  private static final int MOST = 10;

  private final BoundQuery bound;
  private final List<StraightforwardGate> gates;
  private final List<Closed> closed;

  StraightforwardWaysOut(BoundQuery bound, List<StraightforwardGate> gates, List<Closed> closed) {
    this.bound = bound;
    this.gates = gates;
    this.closed = closed;
  }

  List<Counterfactual> find() {
    Map<BitSet, List<Closed>> bySet = new HashMap<>();
    for (Closed row : closed) {
      bySet.computeIfAbsent(row.gates(), set -> new ArrayList<>()).add(row);
    }
    List<Counterfactual> found = new ArrayList<>();
    bySet.forEach(
        (set, rows) -> {
          if (isMinimal(set, bySet)) {
            found.add(loosened(set, rows));
            List<Closed> unmeasured = rows.stream().filter(r -> r.unknown().equals(set)).toList();
            if (!unmeasured.isEmpty()) {
              found.add(measured(set, unmeasured));
            }
          }
        });
    found.sort(
        Comparator.<Counterfactual>comparingInt(c -> c.relax().size())
            .thenComparing(c -> !c.certain())
            .thenComparingDouble(c -> -c.bestSimilarity())
            .thenComparing(c -> c.relax().toString()));
    return found.stream().limit(MOST).toList();
  }

  private static boolean isMinimal(BitSet set, Map<BitSet, List<Closed>> bySet) {
    for (BitSet other : bySet.keySet()) {
      if (!other.equals(set) && contains(set, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(BitSet larger, BitSet smaller) {
    BitSet missing = (BitSet) smaller.clone();
    missing.andNot(larger);
    return missing.isEmpty();
  }

  private Counterfactual loosened(BitSet set, List<Closed> rows) {
    List<StraightforwardGate.Loosened> mildest = List.of();
    double leastStrain = Double.POSITIVE_INFINITY;
    double itsSimilarity = -1;
    for (Closed row : rows) {
      List<StraightforwardGate.Loosened> changes =
          set.stream().mapToObj(gate -> gates.get(gate).loosen().apply(row.row())).toList();
      double strain = changes.stream().mapToDouble(StraightforwardGate.Loosened::strain).sum();
      double similarity = similarity(row);
      if (strain < leastStrain || (strain == leastStrain && similarity > itsSimilarity)) {
        mildest = changes;
        leastStrain = strain;
        itsSimilarity = similarity;
      }
    }
    List<StraightforwardGate.Loosened> chosen = mildest;
    List<Closed> freed = rows.stream().filter(row -> passes(chosen, row.row())).toList();
    return new Counterfactual(
        chosen.stream().map(StraightforwardGate.Loosened::change).toList(),
        freed.size(),
        best(freed),
        true);
  }

  private static boolean passes(List<StraightforwardGate.Loosened> changes, int row) {
    return changes.stream().allMatch(change -> change.test().apply(row) == Outcome.MET);
  }

  private Counterfactual measured(BitSet set, List<Closed> rows) {
    List<Relaxation> relax =
        set.stream()
            .mapToObj(gate -> gates.get(gate).feature().orElse(""))
            .distinct()
            .map(
                feature ->
                    new Relaxation(
                        Target.FLEET,
                        "measure",
                        feature,
                        "",
                        "find out "
                            + feature
                            + " on "
                            + rows.size()
                            + (rows.size() == 1 ? " host" : " hosts")))
            .toList();
    return new Counterfactual(relax, rows.size(), best(rows), false);
  }

  private double best(List<Closed> rows) {
    return rows.stream().mapToDouble(this::similarity).max().orElse(0);
  }

  private double similarity(Closed row) {
    return bound.similarity(row.row()).expected();
  }
}
