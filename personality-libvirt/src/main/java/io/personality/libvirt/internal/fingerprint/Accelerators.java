package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.Words;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which PCI devices compute, and what their makers call them. */
final class Accelerators {
  private static final int DISPLAY = 0x03;
  private static final int PROCESSING = 0x12;
  private static final int INTEL = 0x8086;

  /** Vendors whose display controllers compute, by number (pci.ids). */
  private static final Map<Integer, String> MAKERS =
      Map.of(0x10de, "NVIDIA", 0x1002, "AMD", INTEL, "Intel", 0x1da3, "Habana");

  private Accelerators() {}

  /**
   * {@return whether a device computes} Most display controllers of hosts are consoles: those of
   * baseboard controllers, of hypervisors, and the graphics inside a processor.
   */
  static boolean isOne(PciDevice device) {
    int base = device.classCode() >>> 16;
    if (base == PROCESSING) {
      return true;
    }
    return base == DISPLAY && MAKERS.containsKey(device.vendorId()) && !isInsideProcessor(device);
  }

  private static boolean isInsideProcessor(PciDevice device) {
    String product = device.product().toLowerCase(Locale.ROOT);
    return (device.vendorId() == INTEL && device.address().endsWith(":00:02.0"))
        || Stream.of(
                "raphael",
                "cezanne",
                "renoir",
                "phoenix",
                "picasso",
                "rembrandt",
                "uhd graphics",
                "iris",
                "es1000",
                "rage")
            .anyMatch(product::contains);
  }

  /** The marketing name, which stands in brackets behind the chip's: {@code GA100 [A100 PCIe]}. */
  static String model(PciDevice device) {
    String product = device.product();
    int open = product.indexOf('[');
    int close = product.indexOf(']', Math.max(open, 0));
    String name = open >= 0 && close > open + 1 ? product.substring(open + 1, close) : product;
    String maker = maker(device);
    return Words.clean(
        name.isBlank()
            ? maker + " of unknown model"
            : name.startsWith(maker) ? name : maker + " " + name);
  }

  private static String maker(PciDevice device) {
    String vendor = device.vendor();
    int end = vendor.indexOf(' ');
    String first = vendor.isEmpty() ? "accelerator" : end < 0 ? vendor : vendor.substring(0, end);
    // "vendor 1da3" is a number that nobody has a name for
    return MAKERS.getOrDefault(device.vendorId(), first.equals("vendor") ? vendor : first);
  }
}
