package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.FeatureTest.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to 64 gates that are applied together. What is declared of a host decides all requirements on
 * it at once, by one look-up of its code; a block of one hardware model needs a single one.
 *
 * <p><i>Confined to one thread.</i>
 */
final class GateWord {
  private final long[][] failedOf;
  private final long[][] unknownOf;
  private final List<Gate> others = new ArrayList<>();
  private final List<Long> bits = new ArrayList<>();

  GateWord(List<Gate> gates, FleetSnapshot fleet) {
    int dictionaries = fleet.grouping().size();
    failedOf = new long[dictionaries][0];
    unknownOf = new long[dictionaries][0];
    for (int i = 0; i < gates.size(); i++) {
      if (gates.get(i) instanceof RequirementGate gate && gate.bound().dictionary() >= 0) {
        add(gate.bound(), 1L << i, fleet);
      } else {
        others.add(gates.get(i));
        bits.add(1L << i);
      }
    }
  }

  private void add(BoundRequirement requirement, long bit, FleetSnapshot fleet) {
    int d = requirement.dictionary();
    int codes = fleet.codes(d);
    if (failedOf[d].length == 0) {
      failedOf[d] = new long[codes];
      unknownOf[d] = new long[codes];
    }
    for (int code = 0; code < codes; code++) {
      Outcome outcome = requirement.ofCode(code);
      failedOf[d][code] |= outcome == Outcome.MET ? 0 : bit;
      unknownOf[d][code] |= outcome == Outcome.UNKNOWN ? bit : 0;
    }
  }

  /** Marks the rows of a block that do not pass. */
  void mark(Marks marks) {
    for (int d = 0; d < failedOf.length; d++) {
      if (failedOf[d].length > 0) {
        int sole = marks.block.sole(d);
        if (sole == Block.MIXED) {
          lookUp(marks, d);
        } else {
          all(marks, failedOf[d][sole], unknownOf[d][sole]);
        }
      }
    }
    for (int i = 0; i < bits.size(); i++) {
      others.get(i).mark(marks, bits.get(i));
    }
  }

  private void lookUp(Marks marks, int d) {
    int[] codes = marks.block.codes(d);
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      marks.failed[offset] |= failedOf[d][codes[offset]];
      marks.unknown[offset] |= unknownOf[d][codes[offset]];
    }
  }

  private static void all(Marks marks, long failed, long unknown) {
    if (failed != 0) {
      for (int i = 0; i < Block.ROWS; i++) {
        marks.failed[i] |= failed;
        marks.unknown[i] |= unknown;
      }
    }
  }
}
