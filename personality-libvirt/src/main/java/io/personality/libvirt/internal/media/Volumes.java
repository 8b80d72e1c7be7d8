package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import io.personality.PlacementRequest.Disk;
import io.personality.PlacementRequest.Guest;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.GuestMedia.Console;
import io.personality.libvirt.internal.tune.GuestMedia.Format;
import io.personality.libvirt.internal.tune.GuestMedia.Network;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of guests, each guest's in a folder of its own that is named by its placement.
 *
 * <p><i>Thread-safe</i> for different placements.
 *
 * @param images where images lie by their names; empty where there are none
 * @param folder where the folders of guests are made
 * @param open whether the files are open to every user
 */
public record Volumes(Optional<Path> images, Path folder, boolean open) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final String CONSOLE = "console.log";
  private static final int LONGEST_HOST_NAME = 63;

  /** What a guest has of its folder. */
  private Path of(PlacementId placement) {
    return folder.resolve(placement.toString());
  }

  /** {@return what the guest said on its serial console so far} */
  public Path console(PlacementId placement) {
    return of(placement).resolve(CONSOLE);
  }

  /**
   * Makes what a guest boots from, unless it is there.
   *
   * @param network what it is connected to where it names no network
   * @param boot a kernel to boot instead of the image's own
   * @throws LaunchException if an image is not there or something cannot be made; nothing is left
   *     then
   */
  public GuestMedia make(
      PlacementId placement,
      Guest guest,
      Optional<Network> network,
      Optional<GuestMedia.Boot> boot) {
    try {
      Path own = of(placement);
      Files.createDirectories(own);
      access(own, "rwxrwxrwx");
      List<GuestMedia.Disk> disks = new ArrayList<>();
      if (!guest.image().isEmpty()) {
        disks.add(overlay(own.resolve("disk0.qcow2"), image(guest.image()), 0));
      }
      for (Disk disk : guest.disks()) {
        Path file = own.resolve("disk" + disks.size() + ".qcow2");
        disks.add(
            disk.source().isEmpty()
                ? blank(file, disk.sizeMib())
                : overlay(file, image(disk.source()), disk.sizeMib()));
      }
      if (!guest.image().isEmpty() || boot.isPresent()) {
        disks.add(seed(own, placement, guest));
      }
      Path console = console(placement);
      if (open && !Files.exists(console)) {
        Files.createFile(console);
        access(console, "rw-rw-rw-");
      }
      return new GuestMedia(
          disks, networks(guest, network), boot, new Console.Logged(console.toString()));
    } catch (IOException | IllegalArgumentException e) {
      remove(placement);
      throw new LaunchException("what the guest boots from cannot be made: " + e.getMessage(), e);
    } catch (LaunchException e) {
      remove(placement);
      throw e;
    }
  }

  private static List<Network> networks(Guest guest, Optional<Network> otherwise) {
    List<Network> networks = new ArrayList<>();
    for (String name : guest.networks()) {
      if (!NAME.matcher(name).matches()) {
        throw new LaunchException(
            "\"" + name + "\" is no name of a network; write letters, digits, dots, - and _");
      }
      networks.add(new Network.Named(name));
    }
    if (networks.isEmpty()) {
      otherwise.ifPresent(networks::add);
    }
    return networks;
  }

  /** The image of a name, which is a file in the folder of images and nowhere else. */
  private Path image(String name) {
    if (images.isEmpty()) {
      throw new LaunchException(
          "image \"" + name + "\" was asked for, and the launcher has no setting \"images\"");
    }
    if (!NAME.matcher(name).matches()) {
      throw new LaunchException(
          "\"" + name + "\" is no name of an image; write letters, digits, dots, - and _");
    }
    Path file = images.get().resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new LaunchException("there is no image \"" + name + "\"");
    }
    return file;
  }

  private GuestMedia.Disk overlay(Path file, Path base, long sizeMib) throws IOException {
    if (!Files.exists(file)) {
      Format format = base.toString().endsWith(".qcow2") ? Format.QCOW2 : Format.RAW;
      List<String> command =
          new ArrayList<>(
              List.of(
                  "qemu-img",
                  "create",
                  "-q",
                  "-f",
                  "qcow2",
                  "-F",
                  format.label(),
                  "-b",
                  base.toString(),
                  file.toString()));
      if (sizeMib > 0) {
        command.add(sizeMib + "M");
      }
      Program.run(folder, command);
      access(file, "rw-rw-rw-");
    }
    return new GuestMedia.Disk(file.toString(), Format.QCOW2, false, true);
  }

  private GuestMedia.Disk blank(Path file, long sizeMib) throws IOException {
    if (!Files.exists(file)) {
      Program.run(
          folder,
          List.of("qemu-img", "create", "-q", "-f", "qcow2", file.toString(), sizeMib + "M"));
      access(file, "rw-rw-rw-");
    }
    return new GuestMedia.Disk(file.toString(), Format.QCOW2, false, true);
  }

  /** A file system with what cloud-init asks for (NoCloud). */
  private GuestMedia.Disk seed(Path own, PlacementId placement, Guest guest) throws IOException {
    Path file = own.resolve("seed.iso");
    if (!Files.exists(file)) {
      Path source = own.resolve("seed");
      Files.createDirectories(source);
      Files.writeString(
          source.resolve("meta-data"),
          "instance-id: " + placement + "\nlocal-hostname: " + hostName(placement, guest) + "\n",
          StandardCharsets.UTF_8);
      Files.writeString(source.resolve("user-data"), "#cloud-config\n", StandardCharsets.UTF_8);
      Program.run(
          own,
          List.of(
              "genisoimage",
              "-quiet",
              "-output",
              file.toString(),
              "-volid",
              "cidata",
              "-joliet",
              "-rock",
              source.toString()));
      access(file, "rw-rw-rw-");
    }
    return new GuestMedia.Disk(file.toString(), Format.RAW, true, false);
  }

  /** The guest's name as a label of the domain name system (RFC 1123), so that YAML holds it. */
  private static String hostName(PlacementId placement, Guest guest) {
    String label =
        guest.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (label.isEmpty()) {
      return "vm-" + placement.toString().substring(0, 8);
    }
    return label.substring(0, Math.min(label.length(), LONGEST_HOST_NAME)).replaceAll("-$", "");
  }

  private void access(Path path, String permissions) throws IOException {
    if (open) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /**
   * Removes what was made for a guest, if there is anything.
   *
   * @throws LaunchException if something cannot be removed
   */
  public void remove(PlacementId placement) {
    Path own = of(placement);
    if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new LaunchException("the files of placement " + placement + " cannot be removed", e);
    }
  }
}
