package io.personality.libvirt.internal.facts;

import java.util.List;

/**
 * What a host's firmware says of it (SMBIOS). Empty texts stand for unknown.
 *
 * <p><i>Immutable.</i>
 *
 * @param firmware vendor, version and date
 * @param maker of the host
 * @param product of the host
 * @param processors their names, one a socket that is filled
 * @param modules the memory modules fitted
 */
public record FirmwareTables(
    String firmware, String maker, String product, List<String> processors, List<Module> modules) {
  /** Copies the lists. */
  public FirmwareTables {
    processors = List.copyOf(processors);
    modules = List.copyOf(modules);
  }

  /**
   * A memory module.
   *
   * @param mib its size in MiB
   * @param type such as {@code DDR4}
   */
  public record Module(long mib, String type) {}
}
