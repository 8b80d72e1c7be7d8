package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.HostDevices;
import io.personality.libvirt.internal.facts.NodeDevice;
import io.personality.libvirt.internal.facts.NodeDevice.Disk;
import io.personality.libvirt.internal.facts.NodeDevice.Pci;
import io.personality.libvirt.internal.facts.NodeDevice.Port;
import io.personality.libvirt.internal.facts.PciIds;
import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.Words;
import io.personality.model.Accelerator;
import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Accelerators, network interfaces and disks. <i>Confined to one thread.</i> */
final class DeviceReadings {
  private static final String SOURCE = "libvirt, node devices";
  private static final double MBITS_A_GBIT = 1_000;
  private static final double GIB = 1L << 30;

  private final Told<HostDevices> told;
  private final Path pciIds;
  private final Platform platform;

  /**
   * Reads devices.
   *
   * @param pciIds where names are that the host has none for
   */
  DeviceReadings(Told<HostDevices> told, Path pciIds, Platform platform) {
    this.told = told;
    this.pciIds = pciIds;
    this.platform = platform;
  }

  private <T extends NodeDevice> List<T> all(Class<T> kind) {
    return told.answer().map(devices -> devices.all(kind)).orElseGet(List::of);
  }

  /**
   * Writes them and returns the accelerators that VMs can have: those that an IOMMU can keep apart.
   */
  List<Accelerator> write(Readings out) {
    ports(out);
    disks(out);
    return accelerators(out);
  }

  private List<Accelerator> accelerators(Readings out) {
    Set<String> addresses = new HashSet<>();
    List<PciDevice> computing =
        PciIds.named(
            all(Pci.class).stream()
                .filter(one -> !one.share())
                .map(Pci::device)
                .filter(Accelerators::isOne)
                .filter(one -> addresses.add(one.address()))
                .sorted(Comparator.comparing(PciDevice::address))
                .toList(),
            pciIds);
    List<PciDevice> apart = computing.stream().filter(d -> d.iommuGroup().isPresent()).toList();
    List<Accelerator> found =
        apart.stream()
            .map(one -> new Accelerator(one.address(), Accelerators.model(one), 0))
            .toList();
    Optional<String> doubt = doubt(computing, apart);
    if (found.isEmpty() && doubt.isPresent()) {
      out.unknown(FeatureName.ACCELERATORS, doubt.get());
    } else {
      out.put(
          FeatureName.ACCELERATORS,
          Reading.of(new Value.Devices(found), Origin.of(Provenance.DECLARED, SOURCE)));
    }
    return found;
  }

  /** Why "none" cannot be said. */
  private Optional<String> doubt(List<PciDevice> computing, List<PciDevice> apart) {
    int unread = told.answer().map(HostDevices::unread).orElse(0);
    if (told.answer().isEmpty()) {
      return Optional.of(told.reason());
    }
    if (computing.size() > apart.size()) {
      PciDevice first = computing.get(0);
      return Optional.of(
          Accelerators.model(first)
              + " at "
              + first.address()
              + " can be given to no VM: the host has no IOMMU that could isolate it, or it is"
              + " switched off");
    }
    if (all(Pci.class).isEmpty()) {
      return Optional.of("the daemon lists no device on a PCI bus");
    }
    return unread > 0
        ? Optional.of(unread + " of the devices cannot be read, and may be accelerators")
        : Optional.empty();
  }

  /** Interfaces with a device behind them; bridges and taps have none. */
  private void ports(Readings out) {
    Map<String, PciDevice> behind = new HashMap<>();
    all(Pci.class).forEach(one -> behind.put(one.name(), one.device()));
    List<Port> ports =
        all(Port.class).stream()
            .filter(port -> !port.parent().isEmpty() && !port.parent().equals("computer"))
            .toList();
    Optional<Port> fastest = ports.stream().max(Comparator.comparingLong(Port::mbits));
    String reason =
        told.answer().isEmpty()
            ? told.reason()
            : fastest
                .map(port -> named(port, behind) + " states no speed")
                .orElse("no network interface with a device is reported");
    out.declaredIfPositive(
        Features.NETWORK_INTERFACE,
        fastest.map(Port::mbits).orElse(0L) / MBITS_A_GBIT,
        fastest.map(port -> "libvirt, " + named(port, behind)).orElse(SOURCE),
        reason);
  }

  private String named(Port port, Map<String, PciDevice> behind) {
    Optional<PciDevice> device =
        Optional.ofNullable(behind.get(port.parent()))
            .flatMap(one -> PciIds.named(List.of(one), pciIds).stream().findFirst());
    return Words.clean(
        device.map(one -> one.vendor() + " " + one.product() + ", ").orElse("") + port.name(), 400);
  }

  /** Whole disks; those that a hypervisor made up are of no known kind. */
  private void disks(Readings out) {
    List<Disk> disks =
        all(Disk.class).stream()
            .filter(disk -> disk.whole() && disk.bytes() > 0 && !disk.bus().equals("usb"))
            .toList();
    String reason = told.answer().isEmpty() ? told.reason() : "no disk is reported";
    double gib = disks.stream().mapToDouble(Disk::bytes).sum() / GIB;
    out.declaredIfPositive(Features.STORAGE_SIZE, gib, SOURCE, reason);
    boolean nvme = disks.stream().anyMatch(disk -> isNvme(disk) && !platform.isVirtual());
    out.declaredIfTold(
        Features.STORAGE_TYPE,
        nvme ? "NVMe SSD" : "",
        SOURCE,
        disks.isEmpty()
            ? reason
            : platform.isVirtual() ? Platform.DOUBT : "libvirt does not tell whether disks rotate");
  }

  /** Block stores over a network sit behind controllers that say so in their model. */
  private static boolean isNvme(Disk disk) {
    String model = disk.model().toLowerCase(Locale.ROOT);
    return disk.path().startsWith("/dev/nvme")
        && !model.isEmpty()
        && Stream.of("elastic block", "persistent disk", "virtual", "qemu", "msft nvme")
            .noneMatch(model::contains);
  }
}
