package io.personality.benchmarks.store;

import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Hosts to place on, of one size, with readings that differ. */
public final class SmallHosts {
  private SmallHosts() {}

  /**
   * Some hosts.
   *
   * @param capacity of each
   */
  public static List<Fingerprint> of(int count, Capacity capacity, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Fingerprint> hosts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hosts.add(
          Fingerprint.of(
              new HostId("host-" + i),
              capacity,
              Map.of(
                  new FeatureName("memory_bandwidth"),
                  Reading.of(1 + 20 * random.nextDouble(), Provenance.MEASURED, "generated"),
                  new FeatureName("memory_latency"),
                  Reading.of(70 + 60 * random.nextDouble(), Provenance.MEASURED, "generated"))));
    }
    return hosts;
  }

  /** A capacity with accelerators. */
  public static Capacity capacity(int vcpus, long memoryMib, int accelerators) {
    List<Accelerator> devices = new ArrayList<>();
    for (int i = 0; i < accelerators; i++) {
      devices.add(new Accelerator("pci:0000:4" + i + ":00.0", "NVIDIA A100", 40_960));
    }
    return new Capacity(vcpus, memoryMib, devices, List.of());
  }
}
