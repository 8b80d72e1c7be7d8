package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of PCI vendors and devices from a file {@code pci.ids}, for devices that their host has no
 * names for. Without the file the numbers stand for themselves. <i>Immutable.</i>
 */
public final class PciIds {
  /** Where Linux distributions put the file. */
  private static final List<Path> USUAL =
      List.of(Path.of("/usr/share/misc/pci.ids"), Path.of("/usr/share/hwdata/pci.ids"));

  private static final long MOST_BYTES = 64L << 20;

  /** A vendor stands at the margin, a device of it after one tab, a subsystem after two. */
  private static final Pattern LINE = Pattern.compile("(\t?)([0-9a-f]{4})\\s{1,8}(\\S.{0,500})");

  private final Map<String, String> names;

  private PciIds(Map<String, String> names) {
    this.names = names;
  }

  /** {@return the file that there is in the usual places; a file that is not there if in none} */
  public static Path usual() {
    return USUAL.stream().filter(Files::isReadable).findFirst().orElse(USUAL.get(0));
  }

  /** {@return the devices, with names where they had none and the file has; read only if needed} */
  public static List<PciDevice> named(Collection<PciDevice> devices, Path file) {
    Set<String> vendors =
        devices.stream()
            .filter(PciIds::isNameless)
            .map(device -> id(device.vendorId()))
            .collect(Collectors.toSet());
    PciIds ids = vendors.isEmpty() ? new PciIds(Map.of()) : read(file, vendors);
    return devices.stream().map(device -> isNameless(device) ? ids.name(device) : device).toList();
  }

  private static boolean isNameless(PciDevice device) {
    return device.vendor().isEmpty() || device.product().isEmpty();
  }

  private static PciIds read(Path file, Set<String> vendors) {
    Map<String, String> names = new HashMap<>();
    // decoded with replacement: a line of another encoding is no reason to have no names
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
      if (Files.size(file) <= MOST_BYTES) {
        read(lines, vendors, names);
      }
    } catch (IOException | UncheckedIOException e) {
      return new PciIds(names); // what was read so far counts
    }
    return new PciIds(names);
  }

  private static void read(BufferedReader lines, Set<String> vendors, Map<String, String> names) {
    String vendor = "";
    for (String line : (Iterable<String>) lines.lines()::iterator) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String id = matcher.group(2);
      if (matcher.group(1).isEmpty()) {
        vendor = vendors.contains(id) ? id : "";
      }
      if (!vendor.isEmpty()) {
        String key = matcher.group(1).isEmpty() ? id : vendor + ":" + id;
        names.putIfAbsent(key, Words.clean(matcher.group(3)));
      }
    }
  }

  private PciDevice name(PciDevice device) {
    String vendor = id(device.vendorId());
    String product = id(device.productId());
    return new PciDevice(
        device.address(),
        device.classCode(),
        device.vendorId(),
        device.productId(),
        device.vendor().isEmpty()
            ? names.getOrDefault(vendor, "vendor " + vendor)
            : device.vendor(),
        device.product().isEmpty()
            ? names.getOrDefault(vendor + ":" + product, "device " + product)
            : device.product(),
        device.cell(),
        device.iommuGroup());
  }

  private static String id(int number) {
    return String.format("%04x", number);
  }
}
