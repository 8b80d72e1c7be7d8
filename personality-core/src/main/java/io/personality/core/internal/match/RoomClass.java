package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;

/**
 * Demands that the same hosts can meet, in the same order. <i>Immutable.</i>
 *
 * @param resources the room the VM takes
 * @param rankBy which end of the similarity comes first
 * @param minimumSimilarity hosts below it are no match
 */
record RoomClass(Resources resources, RankBy rankBy, double minimumSimilarity) {

  /** Whether a demand is about room and similarity alone, and so belongs to a class. */
  static boolean has(Demand demand) {
    return demand.isPlain()
        && demand.crowd().isEmpty()
        && demand.selection() == Selection.SIMILARITY;
  }

  static RoomClass of(Demand demand) {
    return new RoomClass(demand.resources(), demand.rankBy(), demand.minimumSimilarity());
  }

  /** Whether the host of a row takes new VMs and has the room. */
  boolean fits(FleetSnapshot fleet, int row) {
    Block block = fleet.block(row / Block.ROWS);
    int offset = row % Block.ROWS;
    return block.freeVcpus()[offset] >= resources.vcpus()
        && block.freeMemory()[offset] >= Block.mib(resources.memoryMib());
  }

  /** The score that comes first. */
  double first(double expected, double lower) {
    return rankBy == RankBy.LOWER ? lower : expected;
  }

  /** The score that comes second. */
  double second(double expected, double lower) {
    return rankBy == RankBy.LOWER ? expected : lower;
  }
}
