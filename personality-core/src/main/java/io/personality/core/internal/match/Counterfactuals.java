package io.personality.core.internal.match;

import io.personality.core.internal.match.Failures.Count;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The minimal ways out. A host is freed exactly by loosening every gate it fails, so the minimal
 * sets of gates to loosen are those sets of failed gates that contain no other host's set. Of the
 * hosts that share a minimal set, the one that strains the gates least says how far they are
 * loosened.
 *
 * <p>The first ten in order are found, all others being left out: fewest changes first, then those
 * that are certain, then by the best similarity. A way is worked out only while what its hosts
 * could at best come to would put it among the ten.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Counterfactuals {
  private static final int MOST = 10;

  private static final Comparator<Counterfactual> ORDER =
      Comparator.<Counterfactual>comparingInt(way -> way.relax().size())
          .thenComparing(way -> !way.certain())
          .thenComparingDouble(way -> -way.bestSimilarity())
          .thenComparing(way -> way.relax().toString());

  private final List<Gate> gates;
  private final Failures failures;
  private final Similarities similarities;

  /**
   * A way that has not been worked out.
   *
   * @param changes how many changes it consists of
   * @param certain whether it is known to free its hosts
   * @param most what its best similarity is not above
   * @param work works it out
   */
  private record Promise(int changes, boolean certain, double most, Supplier<Counterfactual> work) {
    static final Comparator<Promise> ORDER =
        Comparator.comparingInt(Promise::changes)
            .thenComparing(promise -> !promise.certain)
            .thenComparingDouble(promise -> -promise.most);

    /** Whether it could still come before a way. */
    boolean couldBeat(Counterfactual way) {
      return changes < way.relax().size()
          || (changes == way.relax().size()
              && (certain == way.certain() ? most >= way.bestSimilarity() : certain));
    }
  }

  Counterfactuals(List<Gate> gates, Failures failures, Similarities similarities) {
    this.gates = gates;
    this.failures = failures;
    this.similarities = similarities;
  }

  List<Counterfactual> find() {
    List<Promise> promises = new ArrayList<>();
    List<Alike> minimal = failures.hostsOf(minimal(failures.sets()));
    boolean all = 2 * minimal.size() <= MOST; // two ways a set
    for (Alike alike : minimal) {
      Loosening loosening = new Loosening(gatesOf(alike.set), similarities);
      promises.add(
          new Promise(
              alike.set.size(),
              true,
              all ? 1 : similarities.mostExpected(alike.rows),
              () -> loosening.of(alike.rows)));
      if (alike.unmeasured.length > 0) {
        int changes = features(alike.set).size();
        promises.add(
            new Promise(
                changes,
                false,
                all ? 1 : similarities.mostExpected(alike.unmeasured),
                () -> measured(alike)));
      }
    }
    promises.sort(Promise.ORDER);
    PriorityQueue<Counterfactual> best = new PriorityQueue<>(ORDER.reversed());
    for (Promise promise : promises) {
      Counterfactual worst = best.peek();
      if (worst != null && best.size() == MOST && !promise.couldBeat(worst)) {
        break;
      }
      best.add(promise.work.get());
      if (best.size() > MOST) {
        best.remove();
      }
    }
    return best.stream().sorted(ORDER).toList();
  }

  /**
   * The sets that contain no other. Once there are enough, larger ones matter only where so few
   * features would have to be measured that this comes before loosening as many gates.
   */
  private List<Count> minimal(List<Count> sets) {
    List<Count> bySize = new ArrayList<>(sets);
    bySize.sort(Comparator.comparingInt(count -> count.set().size()));
    List<Count> minimal = new ArrayList<>();
    int smaller = 0; // how many of the minimal sets found are smaller than the next one
    int enough = Integer.MAX_VALUE;
    for (int i = 0; i < bySize.size(); i++) {
      Count count = bySize.get(i);
      int size = count.set().size();
      if (i > 0 && size > bySize.get(i - 1).set().size()) {
        smaller = minimal.size();
        if (enough == Integer.MAX_VALUE && smaller >= MOST) {
          enough = bySize.get(i - 1).set().size();
        }
      }
      if (size <= enough
          ? isMinimal(count, minimal.subList(0, smaller))
          : count.unmeasured() > 0
              && features(count.set()).size() < enough
              && isMinimal(count, bySize.subList(0, i))) {
        minimal.add(count);
      }
    }
    return minimal;
  }

  private static boolean isMinimal(Count count, List<Count> others) {
    for (Count other : others) {
      if (count.set().contains(other.set())) {
        return false;
      }
    }
    return true;
  }

  private List<Gate> gatesOf(GateSet set) {
    return IntStream.of(set.gates()).mapToObj(gates::get).toList();
  }

  private List<String> features(GateSet set) {
    return gatesOf(set).stream().map(gate -> gate.feature().orElse("")).distinct().toList();
  }

  private Counterfactual measured(Alike alike) {
    int hosts = alike.unmeasured.length;
    String where = " on " + hosts + (hosts == 1 ? " host" : " hosts");
    List<Relaxation> relax =
        features(alike.set).stream()
            .map(
                feature ->
                    new Relaxation(
                        Target.FLEET, "measure", feature, "", "find out " + feature + where))
            .toList();
    double best = similarities.expected(similarities.best(alike.unmeasured));
    return new Counterfactual(relax, hosts, best, false);
  }
}
