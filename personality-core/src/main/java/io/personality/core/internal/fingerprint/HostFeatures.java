package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.DerivedFact;
import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.model.Accelerator;
import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.OptionalDouble;

/** Turns facts into readings: the same doubts for every source of facts. <i>Immutable.</i> */
final class HostFeatures {
  private static final List<FeatureName> METRICS =
      List.of(
          Features.FLOATING_POINT_PERFORMANCE,
          Features.FLOATING_POINT_PERFORMANCE_TOTAL,
          Features.INTEGER_PERFORMANCE,
          Features.INTEGER_PERFORMANCE_TOTAL,
          Features.SINGLE_THREAD_PERFORMANCE,
          Features.PARALLEL_EFFICIENCY,
          Features.MEMORY_BANDWIDTH,
          Features.MEMORY_BANDWIDTH_TOTAL,
          Features.MEMORY_LATENCY,
          Features.L1_CACHE_LATENCY,
          Features.L2_CACHE_LATENCY,
          Features.L3_CACHE_LATENCY,
          Features.CRYPTO_PERFORMANCE,
          Features.CRYPTO_PERFORMANCE_TOTAL,
          Features.WAKEUP_JITTER,
          Features.STORAGE_IOPS,
          Features.STORAGE_LATENCY);

  private HostFeatures() {}

  /**
   * Writes every feature that hardware can tell and returns the accelerators.
   *
   * @param efficiency measured throughput of all threads over that many times the throughput of one
   */
  static List<Accelerator> write(HostFacts facts, OptionalDouble efficiency, Readings out) {
    Platform platform = facts.platform();
    HostFacts.Board board = facts.board();
    HostFacts.Devices devices = facts.devices();
    PlatformFeatures.write(platform, out);
    PlatformFeatures.firmware(board, out);
    PlatformFeatures.product(board, out);
    PlatformFeatures.virtualization(facts.processor(), devices.kvm(), out);
    new ProcessorFeatures(facts.processor(), platform).write(facts.identity(), out);
    new TopologyFeatures(facts.topology(), platform).write(efficiency, out);
    new CacheFeatures(facts.caches(), owner(facts), facts.cachesMissing()).write(out);
    new MemoryFeatures(facts.memory(), platform, facts.identity()).write(out);
    StorageFeatures.write(devices.disks(), out);
    NetworkFeatures.write(devices.networks(), out);
    out.unknown(Features.PCIE_GENERATION, "the platform is not known");
    facts.identity().ifPresent(identity -> implied(identity, out));
    return AcceleratorFeatures.write(devices.gpus(), devices.pci(), out);
  }

  private static CacheFeatures.Owner owner(HostFacts facts) {
    return new CacheFeatures.Owner(
        facts.processor().reading().signature().vendorId(),
        facts.identity().map(ProcessorIdentity::microarchitecture).orElse(""),
        facts.topology(),
        facts.platform());
  }

  /** What the platform implies stands in where nothing better is known. */
  static void implied(ProcessorIdentity identity, Readings out) {
    Origin origin = Origin.of(Provenance.DERIVED, "catalogue: " + identity.generation());
    identity
        .derived()
        .forEach(
            (name, fact) -> {
              FeatureName feature = new FeatureName(name);
              if (!out.isKnown(feature)) {
                out.put(feature, reading(fact, origin));
              }
            });
  }

  private static Reading reading(DerivedFact fact, Origin origin) {
    return Reading.between(value(fact.lower()), value(fact.value()), value(fact.upper()), origin);
  }

  private static Value value(Object plain) {
    return plain instanceof Number number
        ? new Value.Number(number.doubleValue())
        : new Value.Text(plain.toString());
  }

  /** Gives every metric without a reading the reason that it has none. */
  static void unmeasured(String reason, Readings out) {
    for (FeatureName metric : METRICS) {
      if (!out.has(metric)) {
        out.unknown(metric, reason);
      }
    }
    for (FeatureName peer : List.of(Features.NETWORK_BANDWIDTH, Features.NETWORK_LATENCY)) {
      if (!out.has(peer)) {
        out.unknown(peer, "measuring it takes a peer");
      }
    }
    if (!out.has(Features.PERFORMANCE_PER_WATT)) {
      out.unknown(Features.PERFORMANCE_PER_WATT, "no meter of the whole host's power is known");
    }
    if (!out.has(Features.CORRECTED_ERROR_RATE)) {
      out.unknown(Features.CORRECTED_ERROR_RATE, "the kernel counts no corrected errors (EDAC)");
    }
  }
}
