package io.personality.libvirt;

import io.personality.ConfigurationException;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.media.GuestFiles;
import io.personality.libvirt.internal.media.PoolVolumes;
import io.personality.libvirt.internal.media.Volumes;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.GuestMedia.Network;
import io.personality.libvirt.internal.tune.TunerSettings;
import io.personality.spi.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator says of all launches.
 *
 * <p><i>Immutable.</i>
 *
 * @param uri where hosts are reached that have no address of their own
 * @param virtualization by what guests run
 * @param files where images and what is made for a guest lie
 * @param boot a kernel to boot, where images have none
 * @param network what a guest is connected to that names no network
 * @param tuning the tuner's settings
 * @param limit how long a call may take
 */
record LaunchSettings(
    Optional<String> uri,
    Virtualization virtualization,
    GuestFiles files,
    Optional<GuestMedia.Boot> boot,
    Optional<Network> network,
    TunerSettings tuning,
    Duration limit) {

  private static final String[] KEYS = {
    "uri",
    "virtualization",
    "storage",
    "images",
    "volumes",
    "open-volumes",
    "kernel",
    "initrd",
    "command-line",
    "network",
    "strict",
    "migratable",
    "guest-agent",
    "guest-cells",
    "most-vcpus",
    "timeout-seconds"
  };

  /** By what guests run. */
  enum Virtualization {
    /** By the processor where the host can, else translated. */
    AUTO,
    /** By the processor. */
    KVM,
    /** Translated. */
    QEMU
  }

  /** Reads and checks the settings. */
  static LaunchSettings of(Configuration configuration) {
    configuration.allowing(KEYS);
    Optional<String> uri = configuration.text("uri");
    uri.ifPresent(text -> check(configuration, () -> Connection.checkUri(text)));
    long guestCells = configuration.number("guest-cells", 0, 0, 64);
    TunerSettings tuning =
        new TunerSettings(
            configuration.flag("strict", false),
            configuration.flag("migratable", false),
            configuration.flag("guest-agent", false),
            guestCells == 0 ? OptionalInt.empty() : OptionalInt.of((int) guestCells),
            TunerSettings.DEFAULT.mostVcpus(),
            TunerSettings.DEFAULT.statsSeconds());
    long mostVcpus = configuration.number("most-vcpus", 0, 0, 4_096);
    return new LaunchSettings(
        uri,
        virtualization(configuration),
        files(configuration),
        configuration
            .text("kernel")
            .map(
                kernel ->
                    new GuestMedia.Boot(
                        folder(configuration, "kernel", kernel).toString(),
                        configuration.text("initrd"),
                        configuration.text("command-line").orElse(""))),
        configuration.text("network").map(text -> network(configuration, text)),
        mostVcpus == 0 ? tuning : tuning.mostVcpus((int) mostVcpus),
        limit(configuration));
  }

  private static void check(Configuration configuration, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(configuration.owner() + ": " + e.getMessage(), e);
    }
  }

  private static GuestFiles files(Configuration configuration) {
    String storage = configuration.text("storage").orElse("shared");
    if (storage.equals("shared")) {
      return new Volumes(
          configuration.text("images").map(text -> folder(configuration, "images", text)),
          folder(
              configuration,
              "volumes",
              configuration.text("volumes").orElse("/var/lib/personality/volumes")),
          configuration.flag("open-volumes", false));
    }
    if (!storage.matches("pool:[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw new ConfigurationException(
          configuration.owner() + ": storage must be shared or pool:NAME, not " + storage);
    }
    for (String key : List.of("images", "volumes", "open-volumes")) {
      if (configuration.text(key).isPresent()) {
        throw new ConfigurationException(
            configuration.owner()
                + ": "
                + key
                + " says how storage is shared, and storage is "
                + storage
                + "; leave it out");
      }
    }
    return new PoolVolumes(storage.substring("pool:".length()));
  }

  private static Path folder(Configuration configuration, String key, String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute() || !path.normalize().equals(path)) {
      throw new ConfigurationException(
          configuration.owner()
              + ": "
              + key
              + " must be an absolute path without . and .., not "
              + text);
    }
    return path;
  }

  /** How long a call may take. */
  static Duration limit(Configuration configuration) {
    return Duration.ofSeconds(configuration.number("timeout-seconds", 60, 1, 3_600));
  }

  /** By what guests run. */
  static Virtualization virtualization(Configuration configuration) {
    String text = configuration.text("virtualization").orElse("auto");
    return switch (text) {
      case "auto" -> Virtualization.AUTO;
      case "kvm" -> Virtualization.KVM;
      case "qemu" -> Virtualization.QEMU;
      default ->
          throw new ConfigurationException(
              configuration.owner() + ": virtualization must be auto, kvm or qemu, not " + text);
    };
  }

  private static Network network(Configuration configuration, String text) {
    if (text.equals("user")) {
      return new Network.User();
    }
    String[] parts = text.split(":", 2);
    if (parts.length == 2 && parts[1].matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      if (parts[0].equals("network")) {
        return new Network.Named(parts[1]);
      }
      if (parts[0].equals("bridge")) {
        return new Network.Bridge(parts[1]);
      }
    }
    throw new ConfigurationException(
        configuration.owner()
            + ": network must be user, network:NAME or bridge:DEVICE, not "
            + text);
  }
}
