package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.model.RankBy;
import java.util.function.IntPredicate;

/** Counts the hosts that can, and those that only lack room. <i>Confined to one thread.</i> */
final class Census {
  private final Filter filter;
  private final Demand demand;
  private final IntPredicate isClose;

  /** How many pass everything. */
  int feasible;

  /** How many meet every requirement, but lack room or take no new VMs. */
  int lackRoom;

  Census(Search search, Demand demand) {
    filter = search.filter();
    this.demand = demand;
    double minimum = demand.minimumSimilarity();
    if (minimum > 0) {
      Similarities similarities =
          new Similarities(search.terms(), filter, demand.rankBy() == RankBy.LOWER);
      isClose = row -> similarities.isAtLeast(row, minimum);
    } else {
      isClose = row -> true;
    }
  }

  Census count() {
    for (int index = 0; index < filter.fleet.blocks(); index++) {
      Block block = filter.fleet.block(index);
      int rows = filter.fleet.rowsIn(index);
      if (demand.isPlain() && demand.minimumSimilarity() == 0 && filter.meetsThroughout(block)) {
        int room = withRoom(block, rows);
        feasible += room;
        lackRoom += rows - room;
      } else {
        one(index, block, rows);
      }
    }
    return this;
  }

  private void one(int index, Block block, int rows) {
    for (int offset = 0; offset < rows; offset++) {
      int row = index * Block.ROWS + offset;
      if (filter.meets(block, offset)) {
        if (!filter.hasRoom(row, block, offset)) {
          lackRoom++;
        } else if (isClose.test(row)) {
          feasible++;
        }
      }
    }
  }

  private int withRoom(Block block, int rows) {
    int[] vcpus = block.freeVcpus();
    int[] memory = block.freeMemory();
    int askedVcpus = demand.resources().vcpus();
    int askedMemory = Block.mib(demand.resources().memoryMib());
    int count = 0;
    for (int i = 0; i < rows; i++) {
      count += (vcpus[i] >= askedVcpus ? 1 : 0) & (memory[i] >= askedMemory ? 1 : 0);
    }
    return count;
  }
}
