package io.personality.cli.render;

import io.personality.model.FeatureName;
import java.util.List;

/** The parts of a fingerprint as people look for them, in the order shown. <i>Immutable.</i> */
enum Section {
  IDENTITY("identity", "processor_", "firmware_", "system_", "hypervisor_", "virtualization_"),
  TOPOLOGY(
      "topology",
      "processor_sockets",
      "processor_cores",
      "processor_threads",
      "threads_per_core",
      "simultaneous_multithreading",
      "numa_"),
  CACHES("caches", "l1_", "l2_", "l3_"),
  MEMORY("memory", "memory_", "machine_check_recovery"),
  DEVICES("storage, network, accelerators", "pcie_", "storage_", "network_", "accelerators"),
  MEASURED(
      "measured",
      "floating_point_",
      "integer_",
      "single_thread_",
      "parallel_efficiency",
      "memory_bandwidth",
      "memory_latency",
      "l1_cache_latency",
      "l2_cache_latency",
      "l3_cache_latency",
      "cryptographic_",
      "crypto_",
      "compression_",
      "wakeup_jitter",
      "storage_iops",
      "storage_latency",
      "storage_bandwidth",
      "network_bandwidth",
      "network_latency",
      "performance_per_watt",
      "corrected_error_rate"),
  OTHER("further");

  private final String title;

  // List.of cannot be changed, which the type does not say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> prefixes;

  Section(String title, String... prefixes) {
    this.title = title;
    this.prefixes = List.of(prefixes);
  }

  String title() {
    return title;
  }

  /**
   * The section with the longest prefix of the name, so that {@code memory_latency} is measured.
   */
  static Section of(FeatureName feature) {
    Section best = OTHER;
    int longest = 0;
    for (Section section : values()) {
      for (String prefix : section.prefixes) {
        if (prefix.length() > longest && feature.value().startsWith(prefix)) {
          best = section;
          longest = prefix.length();
        }
      }
    }
    return best;
  }
}
