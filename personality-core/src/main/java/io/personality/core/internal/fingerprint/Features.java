package io.personality.core.internal.fingerprint;

import io.personality.model.FeatureName;

/** The names of the catalogue's features that this package fills. <i>Immutable.</i> */
final class Features {
  static final FeatureName PROCESSOR_MANUFACTURER = new FeatureName("processor_manufacturer");
  static final FeatureName PROCESSOR_ARCHITECTURE = new FeatureName("processor_architecture");
  static final FeatureName PROCESSOR_LINE = new FeatureName("processor_line");
  static final FeatureName PROCESSOR_MICROARCHITECTURE =
      new FeatureName("processor_microarchitecture");
  static final FeatureName PROCESSOR_GENERATION = new FeatureName("processor_generation");
  static final FeatureName PROCESSOR_YEAR = new FeatureName("processor_year");
  static final FeatureName PROCESSOR_MODEL = new FeatureName("processor_model");
  static final FeatureName PROCESSOR_SIGNATURE = new FeatureName("processor_signature");
  static final FeatureName PROCESSOR_MICROCODE = new FeatureName("processor_microcode");
  static final FeatureName PROCESSOR_FLAGS = new FeatureName("processor_flags");
  static final FeatureName PROCESSOR_MITIGATIONS = new FeatureName("processor_mitigations");
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
  static final FeatureName L1_DATA_CACHE_SIZE = new FeatureName("l1_data_cache_size");
  static final FeatureName L1_INSTRUCTION_CACHE_SIZE = new FeatureName("l1_instruction_cache_size");
  static final FeatureName L2_CACHE_SIZE = new FeatureName("l2_cache_size");
  static final FeatureName L3_CACHE_SIZE = new FeatureName("l3_cache_size");
  static final FeatureName L3_CACHE_SIZE_TOTAL = new FeatureName("l3_cache_size_total");
  static final FeatureName MEMORY_SIZE = new FeatureName("memory_size");
  static final FeatureName MEMORY_TYPE = new FeatureName("memory_type");
  static final FeatureName MEMORY_SPEED = new FeatureName("memory_speed");
  static final FeatureName MEMORY_CHANNELS = new FeatureName("memory_channels");
  static final FeatureName MEMORY_MODULES = new FeatureName("memory_modules");
  static final FeatureName MEMORY_CAS_LATENCY = new FeatureName("memory_cas_latency");
  static final FeatureName MEMORY_RAS_TO_CAS_DELAY = new FeatureName("memory_ras_to_cas_delay");
  static final FeatureName MEMORY_ROW_PRECHARGE = new FeatureName("memory_row_precharge");
  static final FeatureName MEMORY_ROW_ACTIVE = new FeatureName("memory_row_active");
  static final FeatureName MEMORY_ECC = new FeatureName("memory_ecc");
  static final FeatureName MACHINE_CHECK_RECOVERY = new FeatureName("machine_check_recovery");
  static final FeatureName PCIE_GENERATION = new FeatureName("pcie_generation");
  static final FeatureName STORAGE_TYPE = new FeatureName("storage_type");
  static final FeatureName STORAGE_SIZE = new FeatureName("storage_size");
  static final FeatureName NETWORK_INTERFACE = new FeatureName("network_interface");
  static final FeatureName ACCELERATORS = new FeatureName("accelerators");
  static final FeatureName FIRMWARE_VERSION = new FeatureName("firmware_version");
  static final FeatureName SYSTEM_PRODUCT = new FeatureName("system_product");
  static final FeatureName HYPERVISOR_NESTED = new FeatureName("hypervisor_nested");
  static final FeatureName HYPERVISOR_VENDOR = new FeatureName("hypervisor_vendor");
  static final FeatureName VIRTUALIZATION_EXTENSIONS = new FeatureName("virtualization_extensions");
  static final FeatureName FLOATING_POINT_PERFORMANCE =
      new FeatureName("floating_point_performance");
  static final FeatureName FLOATING_POINT_PERFORMANCE_TOTAL =
      new FeatureName("floating_point_performance_total");
  static final FeatureName INTEGER_PERFORMANCE = new FeatureName("integer_performance");
  static final FeatureName INTEGER_PERFORMANCE_TOTAL = new FeatureName("integer_performance_total");
  static final FeatureName SINGLE_THREAD_PERFORMANCE = new FeatureName("single_thread_performance");
  static final FeatureName PARALLEL_EFFICIENCY = new FeatureName("parallel_efficiency");
  static final FeatureName MEMORY_BANDWIDTH = new FeatureName("memory_bandwidth");
  static final FeatureName MEMORY_BANDWIDTH_TOTAL = new FeatureName("memory_bandwidth_total");
  static final FeatureName MEMORY_LATENCY = new FeatureName("memory_latency");
  static final FeatureName L1_CACHE_LATENCY = new FeatureName("l1_cache_latency");
  static final FeatureName L2_CACHE_LATENCY = new FeatureName("l2_cache_latency");
  static final FeatureName L3_CACHE_LATENCY = new FeatureName("l3_cache_latency");
  static final FeatureName CRYPTO_PERFORMANCE = new FeatureName("crypto_performance");
  static final FeatureName CRYPTO_PERFORMANCE_TOTAL = new FeatureName("crypto_performance_total");
  static final FeatureName WAKEUP_JITTER = new FeatureName("wakeup_jitter");
  static final FeatureName STORAGE_IOPS = new FeatureName("storage_iops");
  static final FeatureName STORAGE_LATENCY = new FeatureName("storage_latency");
  static final FeatureName NETWORK_BANDWIDTH = new FeatureName("network_bandwidth");
  static final FeatureName NETWORK_LATENCY = new FeatureName("network_latency");
  static final FeatureName PERFORMANCE_PER_WATT = new FeatureName("performance_per_watt");
  static final FeatureName CORRECTED_ERROR_RATE = new FeatureName("corrected_error_rate");

  private Features() {}
}
