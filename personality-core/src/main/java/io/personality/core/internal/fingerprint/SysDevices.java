package io.personality.core.internal.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Disks, network interfaces and PCI devices from {@code /sys}. <i>Thread-safe.</i>
 *
 * <p>Source: Linux Documentation/ABI (sysfs-block, sysfs-class-net, sysfs-bus-pci).
 */
final class SysDevices {
  private static final String PCI = "sys/bus/pci/devices";
  private static final String NET = "sys/class/net";
  private static final String BLOCK = "sys/block";
  private static final int SECTOR = 512;

  private SysDevices() {}

  /** Whole disks; refused where the kernel shows no block devices. */
  static Parsed<List<Disk>> disks(HostFiles files) {
    List<String> names = files.names(BLOCK);
    if (names.isEmpty()) {
      return Parsed.refused("there is no /" + BLOCK);
    }
    List<Disk> disks = new ArrayList<>();
    for (String name : names) {
      String folder = BLOCK + "/" + name + "/";
      OptionalDouble sectors = Texts.number(files.value(folder + "size"));
      if (!Disks.isMemory(name) && sectors.orElse(0) > 0) {
        disks.add(
            new Disk(
                name,
                (long) (sectors.getAsDouble() * SECTOR),
                new ForeignJson(files.value(folder + "queue/rotational")).flag(),
                Disks.transport("", files.linkTarget(folder + "device/subsystem"), name),
                Texts.clean(files.value(folder + "device/model"))));
      }
    }
    return Parsed.ok(disks);
  }

  /** Interfaces with a device behind them; a speed of -1 is none. */
  static Parsed<List<NetworkPort>> networks(HostFiles files) {
    List<String> names = files.names(NET);
    if (names.isEmpty()) {
      return Parsed.refused("there is no /" + NET);
    }
    List<NetworkPort> ports = new ArrayList<>();
    for (String name : names) {
      String folder = NET + "/" + name + "/";
      if (!files.names(folder + "device").isEmpty()) {
        double mbits = Texts.number(files.value(folder + "speed")).orElse(-1);
        ports.add(
            new NetworkPort(
                files.linkTarget(folder + "device/driver"), mbits > 0 ? mbits * 1e6 : 0));
      }
    }
    return Parsed.ok(ports);
  }

  /** Devices of the classes display and processing accelerator; refused where PCI is not shown. */
  static Parsed<List<PciDevice>> devices(HostFiles files) {
    List<String> addresses = files.names(PCI);
    // a bus without devices was looked at; a kernel without the bus was not
    if (addresses.isEmpty() && files.names("sys/bus/pci").isEmpty()) {
      return Parsed.refused("the kernel shows no PCI bus");
    }
    List<PciId> found = new ArrayList<>();
    for (String address : addresses) {
      String folder = PCI + "/" + address + "/";
      String kind = files.value(folder + "class");
      if (kind.startsWith("0x03") || kind.startsWith("0x12")) {
        found.add(
            new PciId(
                address,
                id(files.value(folder + "vendor")),
                id(files.value(folder + "device")),
                kind.startsWith("0x12")));
      }
    }
    if (found.isEmpty()) {
      return Parsed.ok(List.of());
    }
    PciNames names = PciNames.read(files, found.stream().map(PciId::vendor).toList());
    return Parsed.ok(found.stream().map(device -> device.named(names)).toList());
  }

  private static String id(String hex) {
    return hex.startsWith("0x") ? Texts.lower(hex.substring(2)) : Texts.lower(hex);
  }

  private record PciId(String address, String vendor, String device, boolean processing) {
    PciDevice named(PciNames names) {
      return new PciDevice(address, names.vendor(vendor), names.device(vendor, device), processing);
    }
  }

  /** Corrected memory errors since boot over all controllers; none where EDAC shows nothing. */
  static OptionalLong correctedErrors(HostFiles files) {
    long errors = 0;
    boolean seen = false;
    String folder = "sys/devices/system/edac/mc";
    for (String controller : files.names(folder)) {
      OptionalDouble count = Texts.number(files.value(folder + "/" + controller + "/ce_count"));
      if (controller.startsWith("mc") && count.isPresent()) {
        errors += (long) count.getAsDouble();
        seen = true;
      }
    }
    return seen ? OptionalLong.of(errors) : OptionalLong.empty();
  }
}
