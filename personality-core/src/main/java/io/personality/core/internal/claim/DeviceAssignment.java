package io.personality.core.internal.claim;

import io.personality.model.Accelerator;
import io.personality.model.Asked.DeviceRequest;
import io.personality.model.ExclusiveUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each device asked for one that is free: a maximum bipartite matching by augmenting paths
 * (Kuhn, Naval Research Logistics Quarterly 2, 1955), so that a request for any accelerator does
 * not take the one that a narrower request needs. Ties go to the lower address.
 *
 * <p><i>Confined to one thread.</i>
 */
final class DeviceAssignment {
  private static final int NOBODY = -1;

  private final List<DeviceRequest> wanted;
  private final List<Accelerator> free;
  private final DeviceMatcher matcher;

  /** The index in {@link #wanted} that each free device goes to. */
  private final int[] takenBy;

  private DeviceAssignment(
      List<DeviceRequest> wanted, List<Accelerator> free, DeviceMatcher matcher) {
    this.wanted = wanted;
    this.free = free;
    this.matcher = matcher;
    takenBy = new int[free.size()];
    Arrays.fill(takenBy, NOBODY);
  }

  /** The units that meet every request together; empty where the free devices cannot. */
  static Optional<Set<ExclusiveUnit>> of(
      List<DeviceRequest> requests, List<Accelerator> free, DeviceMatcher matcher) {
    long count = requests.stream().mapToLong(DeviceRequest::count).sum();
    if (count > free.size()) {
      return Optional.empty();
    }
    List<DeviceRequest> each = new ArrayList<>();
    requests.forEach(request -> each.addAll(Collections.nCopies(request.count(), request)));
    List<Accelerator> byAddress =
        free.stream().sorted(Comparator.comparing(Accelerator::address)).toList();
    return new DeviceAssignment(each, byAddress, matcher).solve();
  }

  private Optional<Set<ExclusiveUnit>> solve() {
    for (int want = 0; want < wanted.size(); want++) {
      if (!place(want, new boolean[free.size()])) {
        return Optional.empty();
      }
    }
    Set<ExclusiveUnit> units = new LinkedHashSet<>();
    for (int device = 0; device < takenBy.length; device++) {
      if (takenBy[device] != NOBODY) {
        units.add(new ExclusiveUnit.Device(free.get(device).address()));
      }
    }
    return Optional.of(units);
  }

  /** Depth is bounded by the number of devices, each of which is tried once. */
  private boolean place(int want, boolean[] tried) {
    for (int device = 0; device < free.size(); device++) {
      if (!tried[device] && matcher.meets(wanted.get(want), free.get(device))) {
        tried[device] = true;
        if (takenBy[device] == NOBODY || place(takenBy[device], tried)) {
          takenBy[device] = want;
          return true;
        }
      }
    }
    return false;
  }
}
