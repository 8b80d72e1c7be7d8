package io.personality.libvirt.internal.tune;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a guest's vCPUs lie on the host.
 *
 * <p><i>Immutable.</i>
 *
 * @param parts one for each NUMA cell that it lies in, by the cell's number; none if it floats
 * @param emulator where the emulator and its I/O threads run; empty for anywhere
 * @param floating where vCPUs that are not pinned run; empty for anywhere
 * @param own whether each vCPU has a thread for itself
 * @param threads how many vCPUs share a core, 1 or 2
 */
record Layout(
    List<Part> parts,
    Optional<CpuSet> emulator,
    Optional<CpuSet> floating,
    boolean own,
    int threads) {
  Layout {
    parts = List.copyOf(parts);
  }

  /**
   * The vCPUs in one cell.
   *
   * @param cell the host's cell
   * @param pins where each of its vCPUs runs
   */
  record Part(int cell, List<CpuSet> pins) {
    Part {
      pins = List.copyOf(pins);
    }

    /** A part whose vCPUs share the same threads. */
    static Part shared(int cell, int vcpus, CpuSet cpus) {
      return new Part(cell, Collections.nCopies(vcpus, cpus));
    }
  }

  static Layout afloat(Optional<CpuSet> within) {
    return new Layout(List.of(), Optional.empty(), within, false, 1);
  }

  boolean floats() {
    return parts.isEmpty();
  }

  /** {@return where each vCPU runs, by its number; empty if it floats} */
  List<CpuSet> pins() {
    return parts.stream().flatMap(part -> part.pins().stream()).toList();
  }

  CpuSet cells() {
    return CpuSet.of(parts.stream().map(Part::cell).toList());
  }
}
