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
    long[] memory = marks.block.freeMemory();
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      boolean fits =
          memory[offset] >= asked.memoryMib()
              && vcpus(marks.block, offset, marks.row(offset)) >= asked.vcpus();
      marks.failed[offset] |= fits ? 0 : bit;
    }
  }

  /** The columns do not say what is left of a host that takes no new VMs. */
  private int vcpus(Block block, int offset, int row) {
    int vcpus = block.freeVcpus()[offset];
    return vcpus >= 0 ? vcpus : fleet.row(row).free().vcpus();
  }

  private int vcpus(int row) {
    return vcpus(fleet.block(row / Block.ROWS), row % Block.ROWS, row);
  }

  private long memory(int row) {
    return fleet.block(row / Block.ROWS).freeMemory()[row % Block.ROWS];
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
          any -> true);
    }
    String json = "{\"vcpus\":" + vcpus + ",\"memory_mib\":" + memory + "}";
    String text = "ask for " + words(new Resources(vcpus, memory));
    return new Loosened(
        new Relaxation(Target.REQUEST, "replace", "/resources", json, text),
        other -> vcpus(other) >= vcpus && memory(other) >= memory);
  }

  private static String words(Resources resources) {
    return resources.vcpus()
        + (resources.vcpus() == 1 ? " vCPU and " : " vCPUs and ")
        + resources.memoryMib()
        + " MiB";
  }
}
