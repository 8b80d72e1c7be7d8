package io.personality.core.internal.fingerprint;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of PCI vendors and devices, from the file {@code pci.ids} where the host has it; without it
 * the numbers stand for themselves, but for the few vendors of accelerators. <i>Immutable.</i>
 */
final class PciNames {
  private static final Map<String, String> VENDORS =
      Map.of(
          "10de", "NVIDIA Corporation",
          "1002", "Advanced Micro Devices, Inc. [AMD/ATI]",
          "8086", "Intel Corporation",
          "1da3", "Habana Labs Ltd.",
          "10ee", "Xilinx Corporation",
          "17cb", "Qualcomm Technologies, Inc",
          "1d0f", "Amazon.com, Inc.",
          "1ae0", "Google, Inc.");

  private final Map<String, String> names;

  private PciNames(Map<String, String> names) {
    this.names = names;
  }

  /** Reads the names of the vendors given and of all their devices. */
  static PciNames read(HostFiles files, Collection<String> vendors) {
    Map<String, String> names = new HashMap<>();
    for (String path : new String[] {"usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids"}) {
      files.text(path).orElse("").lines().forEach(new Section(vendors, names)::take);
    }
    return new PciNames(names);
  }

  /** Vendor lines start at the margin, device lines with one tab, subsystem lines with two. */
  private static final class Section {
    private final Collection<String> vendors;
    private final Map<String, String> names;
    private String vendor = "";

    Section(Collection<String> vendors, Map<String, String> names) {
      this.vendors = vendors;
      this.names = names;
    }

    void take(String line) {
      if (line.length() < 6 || line.charAt(0) == '#' || line.startsWith("\t\t")) {
        return;
      }
      if (line.charAt(0) == '\t') {
        if (!vendor.isEmpty()) {
          names.putIfAbsent(vendor + ":" + line.substring(1, 5), Texts.clean(line.substring(5)));
        }
      } else {
        String id = line.substring(0, 4);
        vendor = vendors.contains(id) ? id : "";
        if (!vendor.isEmpty()) {
          names.putIfAbsent(id, Texts.clean(line.substring(4)));
        }
      }
    }
  }

  /** The vendor's name, else {@code vendor 10de}. */
  String vendor(String vendor) {
    String known = VENDORS.getOrDefault(vendor, "vendor " + vendor);
    return names.getOrDefault(vendor, known);
  }

  /** The device's name, else {@code device 20b0}. */
  String device(String vendor, String device) {
    return names.getOrDefault(vendor + ":" + device, "device " + device);
  }
}
