package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import java.util.List;
import java.util.Optional;

/**
 * All that a host says of itself, before any of it is judged.
 *
 * <p><i>Immutable.</i>
 *
 * @param processor its processor
 * @param identity what the catalogue takes that processor for
 * @param topology its threads
 * @param caches its caches
 * @param cachesMissing why a cache that is not reported is not
 * @param platform what it runs on
 * @param memory its memory
 * @param board its maker, product and firmware
 * @param devices what is attached
 */
record HostFacts(
    ProcessorFacts processor,
    Optional<ProcessorIdentity> identity,
    Topology topology,
    Caches caches,
    String cachesMissing,
    Platform platform,
    MemoryFacts memory,
    Board board,
    Devices devices) {

  /**
   * Words of the firmware.
   *
   * @param firmware vendor, version and date
   * @param manufacturer of the host
   * @param product of the host
   * @param source the tool or file
   * @param missing why what is not reported is not
   */
  record Board(
      Dmi.Firmware firmware, String manufacturer, String product, String source, String missing) {}

  /**
   * What is attached.
   *
   * @param disks whole disks
   * @param networks network interfaces
   * @param gpus what NVIDIA's tool says
   * @param pci devices that may be accelerators
   * @param kvm whether {@code /dev/kvm} is there; empty where nobody looked
   */
  record Devices(
      Sourced<List<Disk>> disks,
      Sourced<List<NetworkPort>> networks,
      Parsed<List<Gpu>> gpus,
      Sourced<List<PciDevice>> pci,
      Optional<Boolean> kvm) {}
}
