package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import io.personality.model.Resources;

/**
 * Only hosts with enough of what VMs share pass, whether they take new ones or not.
 *
 * @param fleet the snapshot
 * @param asked how much is enough
 */
record RoomGate(FleetSnapshot fleet, Resources asked) implements Gate {

  @Override
  public String text() {
    return "room for " + words(asked);
  }

  @Override
  public void mark(Marks marks, long bit) {
    int[] vcpus = marks.block.freeVcpus();
    int[] memory = marks.block.freeMemory();
    int askedVcpus = asked.vcpus();
    int askedMemory = Block.mib(asked.memoryMib());
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      int free = free(vcpus[offset]);
      // By sign, not by branch: room is as good as random, and would be predicted wrong.
      long lacks = (free - (long) askedVcpus) | (memory[offset] - askedMemory);
      marks.failed[offset] |= (lacks >> (Long.SIZE - 1)) & bit;
    }
  }

  private static int free(int vcpus) {
    return vcpus >= 0 ? vcpus : Block.closed(vcpus);
  }

  private int vcpus(int row) {
    return free(fleet.block(row / Block.ROWS).freeVcpus()[row % Block.ROWS]);
  }

  private long memory(int row) {
    return fleet.block(row / Block.ROWS).freeMemory()[row % Block.ROWS];
  }

  @Override
  public void addLeastStrains(int[] rows, double[] sums) {
    double vcpuShare = 1.0 / Math.max(1, asked.vcpus());
    double memoryShare = 1.0 / Math.max(1, asked.memoryMib());
    for (int i = 0; i < rows.length; i++) {
      double free = Math.min(vcpus(rows[i]) * vcpuShare, memory(rows[i]) * memoryShare);
      sums[i] += Math.max(0, 1 - free);
    }
  }

  @Override
  public double strain(int row) {
    int vcpus = Math.min(vcpus(row), asked.vcpus());
    long memory = Math.min(memory(row), asked.memoryMib());
    return vcpus == 0 || memory == 0
        ? 1
        : Math.max(
            1 - (double) vcpus / Math.max(1, asked.vcpus()),
            1 - (double) memory / Math.max(1, asked.memoryMib()));
  }

  @Override
  public Loosened loosen(int row) {
    int vcpus = Math.min(vcpus(row), asked.vcpus());
    long memory = Math.min(memory(row), asked.memoryMib());
    if (vcpus == 0 || memory == 0) {
      return new Loosened(
          new Relaxation(Target.FLEET, "free", "", "", "free room for " + words(asked)),
          RowFilter.ALL);
    }
    String json = "{\"vcpus\":" + vcpus + ",\"memory_mib\":" + memory + "}";
    String text = "ask for " + words(new Resources(vcpus, memory));
    return new Loosened(
        new Relaxation(Target.REQUEST, "replace", "/resources", json, text),
        RowFilter.by(other -> vcpus(other) >= vcpus && memory(other) >= memory));
  }

  private static String words(Resources resources) {
    return resources.vcpus()
        + (resources.vcpus() == 1 ? " vCPU and " : " vCPUs and ")
        + resources.memoryMib()
        + " MiB";
  }
}
