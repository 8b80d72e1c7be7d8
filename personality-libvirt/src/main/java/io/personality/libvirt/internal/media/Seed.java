package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import io.personality.PlacementRequest.Guest;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file system with what cloud-init asks for (NoCloud). */
final class Seed {
  private static final int LONGEST_HOST_NAME = 63;

  private Seed() {}

  /**
   * Makes it.
   *
   * @param source the folder that it is made from, which is made
   * @param file where it comes
   */
  static void make(Path source, Path file, PlacementId placement, Guest guest) throws IOException {
    Files.createDirectories(source);
    Files.writeString(
        source.resolve("meta-data"),
        "instance-id: " + placement + "\nlocal-hostname: " + hostName(placement, guest) + "\n",
        StandardCharsets.UTF_8);
    Files.writeString(source.resolve("user-data"), "#cloud-config\n", StandardCharsets.UTF_8);
    Program.run(
        source,
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
  }

  /** {@return one as bytes} */
  static byte[] bytes(PlacementId placement, Guest guest) {
    try {
      Path folder = Files.createTempDirectory("seed");
      Path source = folder.resolve("seed");
      Path file = folder.resolve("seed.iso");
      try {
        make(source, file, placement, guest);
        return Files.readAllBytes(file);
      } finally {
        for (Path made :
            List.of(source.resolve("meta-data"), source.resolve("user-data"), source, file)) {
          Files.deleteIfExists(made);
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new LaunchException("the guest's seed cannot be made: " + e.getMessage(), e);
    }
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
}
