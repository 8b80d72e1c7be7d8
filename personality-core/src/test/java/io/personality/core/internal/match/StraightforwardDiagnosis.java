package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.RequirementCount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the diagnosis must be: every host tested, loosened and scored by itself. */
final class StraightforwardDiagnosis {
  private StraightforwardDiagnosis() {}

  static Diagnosis diagnose(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    BoundQuery bound = new BoundQuery(query, fleet);
    List<StraightforwardGate> gates = StraightforwardGates.of(bound, demand);
    int hosts = bound.fleet().hosts();
    List<Closed> closed = new ArrayList<>();
    int[] rejects = new int[gates.size()];
    int[] unknown = new int[gates.size()];
    int[] stoppedFirst = new int[gates.size()];
    for (int row : bound.fleet().rows()) {
      Closed of = closed(gates, row);
      closed.add(of);
      of.gates().stream().forEach(gate -> rejects[gate]++);
      of.unknown().stream().forEach(gate -> unknown[gate]++);
      int first = of.gates().nextSetBit(0);
      if (first >= 0) {
        stoppedFirst[first]++;
      }
    }
    List<RequirementCount> counts = new ArrayList<>();
    int survivors = hosts;
    for (int gate = 0; gate < gates.size(); gate++) {
      survivors -= stoppedFirst[gate];
      // Room that stops nobody says nothing; a requirement was asked and gets its answer.
      if (rejects[gate] > 0 || gates.get(gate).kind() == StraightforwardGate.Kind.REQUIREMENT) {
        counts.add(
            new RequirementCount(gates.get(gate).text(), rejects[gate], survivors, unknown[gate]));
      }
    }
    return new Diagnosis(hosts, counts, new StraightforwardWaysOut(bound, gates, closed).find());
  }

  /**
   * The gates that a row does not pass.
   *
   * @param row the row
   * @param gates all of them, by index
   * @param unknown those not passed because a value is unknown
   */
  record Closed(int row, BitSet gates, BitSet unknown) {}

  private static Closed closed(List<StraightforwardGate> gates, int row) {
    BitSet failed = new BitSet(gates.size());
    BitSet unknown = new BitSet(gates.size());
    for (int gate = 0; gate < gates.size(); gate++) {
      Outcome outcome = gates.get(gate).test().apply(row);
      if (outcome != Outcome.MET) {
        failed.set(gate);
      }
      if (outcome == Outcome.UNKNOWN) {
        unknown.set(gate);
      }
    }
    return new Closed(row, failed, unknown);
  }
}
