package io.personality.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a host can give to VMs.
 *
 * <p><i>Immutable.</i>
 *
 * @param vcpus hardware threads that VMs may use
 * @param memoryMib memory in MiB
 * @param accelerators those known; whether "none" is known is said by the fingerprint's {@code
 *     accelerators} reading
 * @param pagePools huge pages set aside
 */
public record Capacity(
    int vcpus, long memoryMib, List<Accelerator> accelerators, List<PagePool> pagePools) {
  /** Copies the lists and checks the ranges. */
  public Capacity {
    Check.notNegative("vcpus", vcpus);
    Check.notNegative("memory in MiB", memoryMib);
    accelerators = List.copyOf(accelerators);
    pagePools = List.copyOf(pagePools);
    Set<String> addresses = new HashSet<>();
    for (Accelerator accelerator : accelerators) {
      if (!addresses.add(accelerator.address())) {
        throw new IllegalArgumentException(
            "two accelerators share the address \"" + accelerator.address() + "\"");
      }
    }
  }

  /**
   * {@return the capacity of a host without accelerators or page pools}
   *
   * @param vcpus hardware threads that VMs may use, at least 0
   * @param memoryMib memory in MiB, at least 0
   */
  public static Capacity of(int vcpus, long memoryMib) {
    return new Capacity(vcpus, memoryMib, List.of(), List.of());
  }

  /** {@return the shared part: hardware threads and memory} */
  public Resources resources() {
    return new Resources(vcpus, memoryMib);
  }
}
