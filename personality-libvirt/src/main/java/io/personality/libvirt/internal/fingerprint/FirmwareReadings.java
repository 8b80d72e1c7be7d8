package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.FirmwareTables;
import io.personality.libvirt.internal.facts.FirmwareTables.Module;
import io.personality.libvirt.internal.facts.HostDevices;
import io.personality.libvirt.internal.facts.NodeDevice.Machine;
import io.personality.libvirt.internal.xml.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Firmware, product and memory modules. The modules of a virtual machine are the hypervisor's
 * invention. <i>Confined to one thread.</i>
 */
final class FirmwareReadings {
  private static final String SOURCE = "libvirt, SMBIOS";
  private static final String UDEV = "libvirt, device computer";

  /** Installed memory may exceed what the kernel can use by firmware and crash kernels. */
  private static final double SAME = 0.7;

  /** The catalogue's rungs by what SMBIOS calls them (DSP0134, 7.18.2). */
  private static final Map<String, String> TYPES =
      Map.of(
          "DDR2", "DDR2",
          "DDR3", "DDR3",
          "LPDDR3", "DDR3",
          "DDR4", "DDR4",
          "LPDDR4", "DDR4",
          "DDR5", "DDR5",
          "LPDDR5", "DDR5");

  private final Told<FirmwareTables> tables;
  private final Optional<Machine> machine;
  private final Platform platform;

  FirmwareReadings(Told<FirmwareTables> tables, Told<HostDevices> devices, Platform platform) {
    this.tables = tables;
    this.platform = platform;
    machine = devices.answer().flatMap(all -> all.all(Machine.class).stream().findFirst());
  }

  /**
   * Writes them.
   *
   * @param usableMib memory that the host's kernel can use
   */
  void write(long usableMib, Readings out) {
    Optional<FirmwareTables> told = tables.answer();
    String missing = tables.reason().isEmpty() ? "the firmware does not say" : tables.reason();
    String firmware = told.map(FirmwareTables::firmware).orElse("");
    out.declaredIfTold(
        Features.FIRMWARE_VERSION,
        firmware.isEmpty() ? machine.map(Machine::firmware).orElse("") : firmware,
        firmware.isEmpty() ? UDEV : SOURCE,
        missing);
    String product = told.map(one -> product(one.maker(), one.product())).orElse("");
    out.declaredIfTold(
        Features.SYSTEM_PRODUCT,
        product.isEmpty()
            ? machine.map(one -> product(one.maker(), one.product())).orElse("")
            : product,
        product.isEmpty() ? UDEV : SOURCE,
        missing);
    memory(told.map(FirmwareTables::modules).orElseGet(List::of), usableMib, missing, out);
  }

  /** Some makers repeat their name in the product's. */
  private static String product(String maker, String product) {
    return product.startsWith(maker) ? product : Words.clean(maker + " " + product);
  }

  private void memory(List<Module> modules, long usableMib, String missing, Readings out) {
    long installed = modules.stream().mapToLong(Module::mib).sum();
    boolean fits = usableMib == 0 || (usableMib <= installed && usableMib > installed * SAME);
    if (installed > 0 && fits && !platform.isVirtual()) {
      out.declared(Features.MEMORY_SIZE, (double) installed, SOURCE);
    } else {
      out.declaredIfPositive(
          Features.MEMORY_SIZE,
          (double) usableMib,
          "libvirt, memory that the kernel can use",
          missing);
    }
    if (modules.isEmpty() || platform.isVirtual()) {
      String reason = modules.isEmpty() ? missing : Platform.DOUBT;
      out.unknown(Features.MEMORY_MODULES, reason);
      out.unknown(Features.MEMORY_TYPE, reason);
      out.unknown(Features.MEMORY_SPEED, reason);
      return;
    }
    out.declared(Features.MEMORY_MODULES, modules.size(), SOURCE);
    out.unknown(
        Features.MEMORY_SPEED, "libvirt tells what the modules are made for, not how they run");
    List<String> types =
        modules.stream().map(module -> module.type().toUpperCase(Locale.ROOT)).distinct().toList();
    String type = types.size() == 1 ? TYPES.getOrDefault(types.get(0), "") : "";
    out.declaredIfTold(
        Features.MEMORY_TYPE,
        type,
        SOURCE,
        types.size() == 1
            ? "the firmware says \"" + types.get(0) + "\""
            : "modules of several kinds are fitted");
  }
}
