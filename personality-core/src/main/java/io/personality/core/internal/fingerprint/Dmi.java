package io.personality.core.internal.fingerprint;

import java.util.List;

/**
 * What SMBIOS tables say, as dmidecode prints them. A text that is unknown or a placeholder is
 * empty, a number 0.
 *
 * <p><i>Immutable.</i>
 *
 * @param firmware type 0
 * @param system type 1
 * @param processors type 4, populated sockets only
 * @param errorCorrections type 16, one an array of system memory; empty texts where unknown
 * @param modules type 17, fitted modules only
 */
public record Dmi(
    Firmware firmware,
    System system,
    List<Processor> processors,
    List<String> errorCorrections,
    List<Module> modules) {
  /** Copies the lists. */
  public Dmi {
    processors = List.copyOf(processors);
    errorCorrections = List.copyOf(errorCorrections);
    modules = List.copyOf(modules);
  }

  /** Nothing is said. */
  public static final Dmi NONE =
      new Dmi(new Firmware("", "", "", false), new System("", ""), List.of(), List.of(), List.of());

  /**
   * The firmware.
   *
   * @param vendor its maker
   * @param version its version
   * @param date its release date as printed
   * @param virtual whether it says that the system is a virtual machine
   */
  public record Firmware(String vendor, String version, String date, boolean virtual) {}

  /**
   * The host as sold.
   *
   * @param manufacturer its maker
   * @param product its product name
   */
  public record System(String manufacturer, String product) {}

  /**
   * One processor.
   *
   * @param version its model name
   * @param maxMhz highest clock the socket allows, often a placeholder
   * @param currentMhz clock set at boot
   */
  public record Processor(String version, int maxMhz, int currentMhz) {}

  /**
   * One memory module.
   *
   * @param bytes its size
   * @param type such as {@code DDR4}, or {@code RAM} of a hypervisor
   * @param speedMts highest transfer rate
   * @param configuredMts transfer rate in use
   * @param totalBits width with check bits
   * @param dataBits width without
   */
  public record Module(
      long bytes, String type, int speedMts, int configuredMts, int totalBits, int dataBits) {}

  /** All modules together, in bytes. */
  public long memoryBytes() {
    return modules.stream().mapToLong(Module::bytes).sum();
  }
}
