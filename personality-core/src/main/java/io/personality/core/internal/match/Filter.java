package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.FeatureTest.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows can take the VM: everything a request asks but the minimum similarity.
 *
 * <p><i>Thread-safe.</i>
 */
final class Filter {
  final FleetSnapshot fleet;
  private final Demand demand;
  private final boolean[][] failing;
  private final BoundRequirement[] onMetrics;

  Filter(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    this.fleet = fleet;
    this.demand = demand;
    int dictionaries = fleet.grouping().size();
    failing = new boolean[dictionaries][0];
    List<BoundRequirement> metrics = new ArrayList<>();
    for (BoundRequirement requirement : bind(query, fleet)) {
      if (requirement.dictionary() < 0) {
        metrics.add(requirement);
      } else {
        fail(requirement);
      }
    }
    onMetrics = metrics.toArray(new BoundRequirement[0]);
  }

  static List<BoundRequirement> bind(CompiledQuery query, FleetSnapshot fleet) {
    return query.requirements().stream().map(r -> new BoundRequirement(r, fleet)).toList();
  }

  private void fail(BoundRequirement requirement) {
    int dictionary = requirement.dictionary();
    if (failing[dictionary].length == 0) {
      failing[dictionary] = new boolean[fleet.codes(dictionary)];
    }
    for (int code = 0; code < failing[dictionary].length; code++) {
      failing[dictionary][code] |= requirement.ofCode(code) != Outcome.MET;
    }
  }

  /** Whether every row of a code of a dictionary fails a requirement. */
  boolean fails(int dictionary, int code) {
    return failing[dictionary].length > 0 && failing[dictionary][code];
  }

  /** Whether no row of a block has the room. */
  boolean lacksRoom(Block block) {
    return block.mostVcpus() < demand.resources().vcpus()
        || block.mostMemory() < Block.mib(demand.resources().memoryMib());
  }

  /**
   * Whether all rows of a block are current and meet every requirement, as far as that is plain.
   */
  boolean meetsThroughout(Block block) {
    if (block.hasReplaced() || onMetrics.length > 0) {
      return false;
    }
    for (int d = 0; d < failing.length; d++) {
      if (failing[d].length > 0 && (block.sole(d) == Block.MIXED || failing[d][block.sole(d)])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row is current and meets every requirement. */
  boolean meets(Block block, int offset) {
    if (!block.isCurrent(offset, fleet.number())) {
      return false;
    }
    for (int d = 0; d < failing.length; d++) {
      if (failing[d].length > 0 && failing[d][block.code(d, offset)]) {
        return false;
      }
    }
    for (BoundRequirement requirement : onMetrics) {
      if (requirement.of(block, offset) != Outcome.MET) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row takes new VMs, has the room and the devices, and the groups allow it. */
  boolean hasRoom(int row, Block block, int offset) {
    return block.freeVcpus()[offset] >= demand.resources().vcpus()
        && block.freeMemory()[offset] >= Block.mib(demand.resources().memoryMib())
        && (demand.isPlain() || demand.admits(fleet.row(row)));
  }
}
