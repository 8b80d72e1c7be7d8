package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import io.personality.PlacementRequest.Disk;
import io.personality.PlacementRequest.Guest;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.GuestMedia.Console;
import io.personality.libvirt.internal.tune.GuestMedia.Format;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of guests at the same path here and on every host, each guest's in a folder of its own
 * that is named by its placement.
 *
 * <p><i>Thread-safe</i> for different placements.
 *
 * @param images where images lie by their names; empty where there are none
 * @param folder where the folders of guests are made
 * @param open whether the files are open to every user
 */
public record Volumes(Optional<Path> images, Path folder, boolean open) implements GuestFiles {
  private static final String CONSOLE = "console.log";

  /** What a guest has of its folder. */
  private Path of(PlacementId placement) {
    return folder.resolve(placement.toString());
  }

  /** {@return what the guest said on its serial console so far} */
  public Path console(PlacementId placement) {
    return of(placement).resolve(CONSOLE);
  }

  @Override
  public GuestMedia make(Connection host, PlacementId placement, Wanted wanted) {
    Guest guest = wanted.guest();
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
      if (wanted.isSeeded()) {
        disks.add(seed(own, placement, guest));
      }
      Path console = console(placement);
      if (open && !Files.exists(console)) {
        Files.createFile(console);
        access(console, "rw-rw-rw-");
      }
      return new GuestMedia(
          disks, wanted.networks(), wanted.boot(), new Console.Logged(console.toString()));
    } catch (IOException | IllegalArgumentException e) {
      remove(host, placement);
      throw new LaunchException("what the guest boots from cannot be made: " + e.getMessage(), e);
    } catch (LaunchException e) {
      remove(host, placement);
      throw e;
    }
  }

  /** The image of a name, which is a file in the folder of images and nowhere else. */
  private Path image(String name) {
    if (images.isEmpty()) {
      throw new LaunchException(
          "image \"" + name + "\" was asked for, and the launcher has no setting \"images\"");
    }
    Path file = images.get().resolve(Names.checked("an image", name));
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

  private GuestMedia.Disk seed(Path own, PlacementId placement, Guest guest) throws IOException {
    Path file = own.resolve("seed.iso");
    if (!Files.exists(file)) {
      Seed.make(own.resolve("seed"), file, placement, guest);
      access(file, "rw-rw-rw-");
    }
    return new GuestMedia.Disk(file.toString(), Format.RAW, true, false);
  }

  private void access(Path path, String permissions) throws IOException {
    if (open) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void remove(Connection host, PlacementId placement) {
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

  /** Leaves all as it is, since the other host uses the same files. */
  @Override
  public void leave(Connection host, PlacementId placement) {}

  @Override
  public List<String> obstacles(
      Connection source, Connection target, PlacementId placement, LiveDomain domain) {
    return List.of();
  }

  @Override
  public Optional<Relocation> relocate(
      Connection source, Connection target, PlacementId placement) {
    return Optional.empty();
  }
}
