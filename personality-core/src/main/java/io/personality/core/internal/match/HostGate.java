package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import java.util.function.Predicate;

/**
 * A test of the host itself; each host is tested once.
 *
 * @param fleet the snapshot
 * @param text the test for people
 * @param missing what has to be freed on a host that does not pass
 * @param test the test
 */
record HostGate(FleetSnapshot fleet, String text, String missing, Predicate<HostRow> test)
    implements WholeGate {

  @Override
  public void mark(Marks marks, long bit) {
    for (int i = 0; i < marks.count; i++) {
      int offset = marks.offsets[i];
      marks.failed[offset] |= test.test(fleet.row(marks.row(offset))) ? 0 : bit;
    }
  }

  @Override
  public Loosened loosen(int row) {
    String id = fleet.id(row).value();
    return new Loosened(
        new Relaxation(Target.FLEET, "free", id, "", "free " + missing + " on " + id),
        RowFilter.ALL);
  }
}
