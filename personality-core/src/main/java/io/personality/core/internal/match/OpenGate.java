package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import io.personality.model.Host;
import java.util.Locale;

/**
 * Only hosts that take new VMs pass.
 *
 * @param fleet the snapshot
 */
record OpenGate(FleetSnapshot fleet) implements WholeGate {

  @Override
  public String text() {
    return "takes new VMs";
  }

  @Override
  public void mark(Marks marks, long bit) {
    int[] vcpus = marks.block.freeVcpus();
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      marks.failed[offset] |= vcpus[offset] < 0 ? bit : 0;
    }
  }

  @Override
  public Loosened loosen(int row) {
    Host host = fleet.row(row).host();
    String id = host.id().value();
    String state = host.availability().name().toLowerCase(Locale.ROOT);
    return new Loosened(
        new Relaxation(Target.FLEET, "open", id, "", "open " + id + ", which is " + state),
        RowFilter.ALL);
  }
}
