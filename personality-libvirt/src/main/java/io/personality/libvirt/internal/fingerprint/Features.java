package io.personality.libvirt.internal.fingerprint;

import io.personality.model.FeatureName;
import java.util.List;
import java.util.stream.Stream;

/** The names of the catalogue's features that this package fills. <i>Immutable.</i> */
final class Features {
  static final FeatureName PROCESSOR_MANUFACTURER = new FeatureName("processor_manufacturer");
  static final FeatureName PROCESSOR_ARCHITECTURE = new FeatureName("processor_architecture");
  static final FeatureName PROCESSOR_MODEL = new FeatureName("processor_model");
  static final FeatureName PROCESSOR_SIGNATURE = new FeatureName("processor_signature");
  static final FeatureName PROCESSOR_MICROCODE = new FeatureName("processor_microcode");
  static final FeatureName PROCESSOR_FLAGS = new FeatureName("processor_flags");
  static final FeatureName PROCESSOR_SOCKETS = new FeatureName("processor_sockets");
  static final FeatureName PROCESSOR_CORES = new FeatureName("processor_cores");
  static final FeatureName PROCESSOR_THREADS = new FeatureName("processor_threads");
  static final FeatureName THREADS_PER_CORE = new FeatureName("threads_per_core");
  static final FeatureName SIMULTANEOUS_MULTITHREADING =
      new FeatureName("simultaneous_multithreading");
  static final FeatureName NUMA_CELLS = new FeatureName("numa_cells");
  static final FeatureName PROCESSOR_BASE_CLOCK = new FeatureName("processor_base_clock");
  static final FeatureName PROCESSOR_MAX_CLOCK = new FeatureName("processor_max_clock");
  static final FeatureName PROCESSOR_ALLOCATION = new FeatureName("processor_allocation");
  static final FeatureName L3_CACHE_SIZE = new FeatureName("l3_cache_size");
  static final FeatureName L3_CACHE_SIZE_TOTAL = new FeatureName("l3_cache_size_total");
  static final FeatureName MEMORY_SIZE = new FeatureName("memory_size");
  static final FeatureName MEMORY_TYPE = new FeatureName("memory_type");
  static final FeatureName MEMORY_SPEED = new FeatureName("memory_speed");
  static final FeatureName MEMORY_MODULES = new FeatureName("memory_modules");
  static final FeatureName MACHINE_CHECK_RECOVERY = new FeatureName("machine_check_recovery");
  static final FeatureName STORAGE_TYPE = new FeatureName("storage_type");
  static final FeatureName STORAGE_SIZE = new FeatureName("storage_size");
  static final FeatureName NETWORK_INTERFACE = new FeatureName("network_interface");
  static final FeatureName FIRMWARE_VERSION = new FeatureName("firmware_version");
  static final FeatureName SYSTEM_PRODUCT = new FeatureName("system_product");
  static final FeatureName HYPERVISOR_NESTED = new FeatureName("hypervisor_nested");
  static final FeatureName HYPERVISOR_VENDOR = new FeatureName("hypervisor_vendor");
  static final FeatureName VIRTUALIZATION_EXTENSIONS = new FeatureName("virtualization_extensions");

  /** Of the processor's lineage, which the engine puts in where its catalogue knows it. */
  static final List<FeatureName> LINEAGE =
      names(
          "processor_line",
          "processor_microarchitecture",
          "processor_generation",
          "processor_year",
          "pcie_generation",
          "memory_channels");

  /** What no answer of a daemon has a word for. */
  static final List<FeatureName> NEVER_TOLD =
      names(
          "processor_mitigations",
          "l1_data_cache_size",
          "l1_instruction_cache_size",
          "l2_cache_size",
          "memory_cas_latency",
          "memory_ras_to_cas_delay",
          "memory_row_precharge",
          "memory_row_active",
          "memory_ecc",
          "corrected_error_rate");

  /** What is measured, on the host itself or with a peer. */
  static final List<FeatureName> METRICS =
      names(
          "floating_point_performance",
          "floating_point_performance_total",
          "integer_performance",
          "integer_performance_total",
          "single_thread_performance",
          "parallel_efficiency",
          "memory_bandwidth",
          "memory_bandwidth_total",
          "memory_latency",
          "l1_cache_latency",
          "l2_cache_latency",
          "l3_cache_latency",
          "crypto_performance",
          "crypto_performance_total",
          "wakeup_jitter",
          "storage_iops",
          "storage_latency",
          "network_bandwidth",
          "network_latency",
          "performance_per_watt");

  private Features() {}

  private static List<FeatureName> names(String... names) {
    return Stream.of(names).map(FeatureName::new).toList();
  }
}
