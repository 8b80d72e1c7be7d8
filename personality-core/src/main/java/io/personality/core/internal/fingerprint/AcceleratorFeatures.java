package io.personality.core.internal.fingerprint;

import io.personality.model.Accelerator;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * GPUs and other accelerators. "None" is said only where somebody looked at the PCI devices: an
 * empty answer of nvidia-smi is silent about everybody else's. <i>Immutable.</i>
 */
final class AcceleratorFeatures {
  private static final int MAX_MODEL = 200;

  private AcceleratorFeatures() {}

  /**
   * Writes them and returns them.
   *
   * @param gpus what NVIDIA's tool says
   * @param pci devices that may be accelerators
   */
  static List<Accelerator> write(
      Parsed<List<Gpu>> gpus, Sourced<List<PciDevice>> pci, Readings out) {
    Parsed<List<PciDevice>> devices = pci.found();
    List<Accelerator> found = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (Gpu gpu : gpus.orElse(List.of())) {
      String address = gpu.address().isEmpty() ? "gpu:" + found.size() : "pci:" + gpu.address();
      if (addresses.add(address)) {
        found.add(accelerator(address, nvidia(gpu.model()), gpu.memoryMib()));
      }
    }
    for (PciDevice device : devices.orElse(List.of())) {
      String address =
          device.address().isEmpty() ? "gpu:" + found.size() : "pci:" + device.address();
      if (isAccelerator(device) && !addresses.contains(address)) {
        addresses.add(address);
        found.add(accelerator(address, model(device), 0));
      }
    }
    if (found.isEmpty() && !devices.isOk()) {
      out.unknown(Features.ACCELERATORS, devices.reason());
    } else {
      String told =
          gpus.orElse(List.of()).isEmpty() ? pci.source() : "nvidia-smi and " + pci.source();
      out.put(
          Features.ACCELERATORS,
          Reading.of(new Value.Devices(found), Origin.of(Provenance.DECLARED, told)));
    }
    return found;
  }

  static Accelerator accelerator(String address, String model, long memoryMib) {
    String bounded = model.length() > MAX_MODEL ? model.substring(0, MAX_MODEL) : model;
    return new Accelerator(address, bounded, Math.max(0, memoryMib));
  }

  /** nvidia-smi names older models without their maker. */
  static String nvidia(String model) {
    return model.startsWith("NVIDIA") ? model : "NVIDIA " + model;
  }

  /**
   * Whether a device computes. Most display devices of hosts are consoles: those of baseboard
   * controllers, of hypervisors, and the graphics inside a processor.
   */
  static boolean isAccelerator(PciDevice device) {
    if (device.processing()) {
      return true;
    }
    String vendor = device.vendor();
    boolean insideProcessor =
        (Texts.holdsAny(vendor, "intel") && device.address().endsWith(":00:02.0"))
            || Texts.holdsAny(
                device.product(),
                "raphael",
                "cezanne",
                "renoir",
                "phoenix",
                "picasso",
                "rembrandt",
                "uhd graphics",
                "iris",
                "es1000",
                "rage");
    return !insideProcessor && Texts.holdsAny(vendor, "nvidia", "amd/ati", "intel", "habana");
  }

  /** PCI names put the marketing name in brackets behind the chip's: {@code GA100 [A100 PCIe]}. */
  static String model(PciDevice device) {
    String product = device.product();
    int open = product.indexOf('[');
    int close = product.indexOf(']', Math.max(open, 0));
    String name = open >= 0 && close > open + 1 ? product.substring(open + 1, close) : product;
    String maker = maker(device.vendor());
    return name.isEmpty() || name.equals(device.vendor())
        ? maker + " of unknown model"
        : name.startsWith(maker) ? name : maker + " " + name;
  }

  private static String maker(String vendor) {
    if (Texts.holdsAny(vendor, "nvidia")) {
      return "NVIDIA";
    }
    if (Texts.holdsAny(vendor, "amd", "advanced micro devices")) {
      return "AMD";
    }
    if (Texts.holdsAny(vendor, "intel")) {
      return "Intel";
    }
    int end = vendor.indexOf(' ');
    return vendor.isEmpty() ? "accelerator" : end < 0 ? vendor : vendor.substring(0, end);
  }
}
