package io.personality.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a VM could go from its host while it runs, as far as records and fingerprints tell.
 *
 * <p><i>Immutable.</i> The other hosts are the targets and those that are counted by what keeps
 * them from being one; the sum is {@link #others}.
 *
 * @param host where the VM is, or would be
 * @param targets how many other hosts could take it live
 * @param best the best of these, best first, as many as were asked for
 * @param lackHardware how many others do not meet what its profile requires
 * @param lackRoom how many others meet it but have no room, or take no new VMs
 * @param obstacles how many others could take it but for something that the launcher knows to keep
 *     it from moving there live, by that
 */
public record Evacuability(
    HostId host,
    int targets,
    List<Candidate> best,
    int lackHardware,
    int lackRoom,
    SortedMap<String, Integer> obstacles) {
  /** Copies the collections. */
  public Evacuability {
    best = List.copyOf(best);
    obstacles = Collections.unmodifiableSortedMap(new TreeMap<>(obstacles));
  }

  /** {@return how many other hosts there are} */
  public int others() {
    return targets
        + lackHardware
        + lackRoom
        + obstacles.values().stream().mapToInt(Integer::intValue).sum();
  }
}
