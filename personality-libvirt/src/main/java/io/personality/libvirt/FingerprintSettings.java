package io.personality.libvirt;

import io.personality.ConfigurationException;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.facts.PciIds;
import io.personality.model.HostId;
import io.personality.spi.Configuration;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said of one host that is to be fingerprinted.
 *
 * <p><i>Immutable.</i>
 *
 * @param uri where its daemon is
 * @param host its identity; empty for the name that the daemon gives
 * @param virtualization by what its guests run
 * @param pciIds a file of names of PCI devices, there or not
 * @param limit how long the daemon may take
 */
record FingerprintSettings(
    String uri,
    Optional<HostId> host,
    LaunchSettings.Virtualization virtualization,
    Path pciIds,
    Duration limit) {

  /** Reads and checks the settings. */
  static FingerprintSettings of(Configuration configuration) {
    configuration.allowing("uri", "host", "virtualization", "pci-ids", "timeout-seconds");
    String uri =
        configuration
            .text("uri")
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        configuration.owner()
                            + ": \"uri\" is missing, the address of the host's daemon, such as"
                            + " qemu+ssh://HOST/system"));
    try {
      Connection.checkUri(uri);
      return new FingerprintSettings(
          uri,
          configuration.text("host").map(HostId::new),
          LaunchSettings.virtualization(configuration),
          configuration
              .text("pci-ids")
              .map(text -> file(configuration, text))
              .orElseGet(PciIds::usual),
          LaunchSettings.limit(configuration));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(configuration.owner() + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Configuration configuration, String text) {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          configuration.owner() + ": pci-ids is no path: " + e.getMessage(), e);
    }
    throw new ConfigurationException(
        configuration.owner() + ": pci-ids must be a file that can be read, not \"" + text + "\"");
  }
}
