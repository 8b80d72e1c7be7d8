package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.RequirementCount;
import io.personality.model.RankBy;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why no host can: what each gate does to the fleet, and the smallest ways out.
 *
 * <p>All by columns: one pass finds what each host fails, by look-up and comparison, and the hosts
 * of the ways out are looked at a few times more. Objects and words are made only for the hosts
 * that are chosen, so that the time is that of some scans of the fleet: a few dozen nanoseconds a
 * host. To that come a microsecond or two for each distinct declared reading that a requirement is
 * about, which only counts where hardware does not repeat, and what tests of hosts themselves take.
 */
final class Diagnostician {
  private Diagnostician() {}

  static Diagnosis diagnose(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    Similarities similarities =
        new Similarities(
            new BoundTerms(query, fleet),
            new Filter(withoutRequirements(query), fleet, Demand.ANY),
            demand.rankBy() == RankBy.LOWER);
    List<Gate> gates = Gates.of(query, demand, similarities);
    Failures failures = new Failures(fleet, gates);
    return new Diagnosis(
        failures.hosts(),
        counts(gates, failures),
        new Counterfactuals(gates, failures, similarities).find());
  }

  /** A filter that every host passes: those that fail are asked about as well. */
  private static CompiledQuery withoutRequirements(CompiledQuery query) {
    return new CompiledQuery(
        query.profile(),
        List.of(),
        query.terms(),
        query.requiredDevices(),
        query.devices(),
        query.totalWeight(),
        query.catalogueHash(),
        query.key());
  }

  private static List<RequirementCount> counts(List<Gate> gates, Failures failures) {
    Failures.Stopped stopped = failures.stopped(gates.size());
    List<RequirementCount> counts = new ArrayList<>();
    int survivors = failures.hosts();
    for (int gate = 0; gate < gates.size(); gate++) {
      survivors -= stopped.first[gate];
      int rejects = stopped.all[gate];
      // Room that stops nobody says nothing; a requirement was asked and gets its answer.
      if (rejects > 0 || gates.get(gate).isRequirement()) {
        counts.add(
            new RequirementCount(
                gates.get(gate).text(), rejects, survivors, stopped.unknown[gate]));
      }
    }
    return counts;
  }
}
