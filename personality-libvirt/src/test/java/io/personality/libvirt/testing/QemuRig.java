package io.personality.libvirt.testing;

import io.personality.PlacementRequest;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.LaunchOrder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some hosts with real QEMUs that share a folder of volumes, and guests to launch there.
 * <i>Confined to one thread.</i>
 */
public final class QemuRig implements AutoCloseable {
  private final Guest guest;
  private final Path volumes;
  private final List<QemuHost> hosts = new ArrayList<>();

  /** Starts so many hosts. */
  public QemuRig(int count) throws IOException, InterruptedException {
    guest = Guest.make();
    volumes = QemuHost.shortFolder();
    Files.setPosixFilePermissions(volumes, PosixFilePermissions.fromString("rwxrwxrwx"));
    for (int i = 0; i < count; i++) {
      hosts.add(QemuHost.start(QemuHost.shortFolder()));
    }
  }

  /** One of the hosts. */
  public QemuHost qemu(int number) {
    return hosts.get(number);
  }

  /** The settings of a launcher for these hosts. */
  public Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "virtualization", "qemu",
            "volumes", volumes.toString(),
            "open-volumes", "true",
            "kernel", guest.kernel().toString(),
            "initrd", guest.initrd().toString(),
            "command-line", Guest.commandLine(),
            "network", "user"));
  }

  /** The settings of a launcher that has each host keep the files of its guests for itself. */
  public Map<String, String> poolSettings() {
    Map<String, String> settings = settings();
    settings.remove("volumes");
    settings.remove("open-volumes");
    settings.put("storage", "pool:" + QemuHost.POOL);
    return settings;
  }

  /** The name of one of the hosts. */
  public static HostId id(int number) {
    return new HostId("host-" + (char) ('a' + number));
  }

  /** One of the hosts as an operator registers it. */
  public Host host(int number) {
    Fingerprint fingerprint = Fingerprint.of(id(number), Capacity.of(16, 16_384), Map.of());
    Host open = Host.of(fingerprint);
    return new Host(
        fingerprint,
        1,
        open.availability(),
        new Host.Settings(Resources.NONE, 1, Optional.of(hosts.get(number).uri())));
  }

  /** An order for a guest with a small disk. */
  public LaunchOrder order(
      PlacementId placement, int host, Profile profile, Resources size, ExclusiveUnit... units) {
    return new LaunchOrder(
        new Claim(placement, id(host), size, Set.of(units), Instant.MAX),
        host(host),
        profile,
        guest());
  }

  /** A guest with a small disk, and a name that XML and YAML would trip over. */
  public static PlacementRequest.Guest guest() {
    return new PlacementRequest.Guest(
        "calc <&> node", "", List.of(new PlacementRequest.Disk("", 64)), List.of());
  }

  /** What a guest says. */
  public Console console(PlacementId placement) {
    return new Console(folder(placement).resolve("console.log"));
  }

  /** Where a guest's files are. */
  public Path folder(PlacementId placement) {
    return volumes.resolve(placement.toString());
  }

  /** Where images and guests' files are. */
  public Path volumes() {
    return volumes;
  }

  /** Ends guests and hosts, and removes the files. */
  @Override
  public void close() throws IOException {
    for (QemuHost host : hosts) {
      host.close();
    }
    remove(volumes);
  }

  /** Removes a folder with all that is in it. */
  public static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
