package io.personality.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that the quickstart works on and leaves to try further commands with.
 *
 * @param folder where they are
 * @param profile the example profile
 * @param fleet this host and the host types
 */
record QuickstartFiles(Path folder, Path profile, Path fleet) {

  /** Writes them into the folder, or into a new temporary one. */
  static QuickstartFiles write(Optional<Path> folder, String thisHost) throws IOException {
    Path place =
        folder.isPresent()
            ? Files.createDirectories(folder.get().toAbsolutePath().normalize())
            : Files.createTempDirectory("personality-quickstart-");
    Path profile = place.resolve("profile.json");
    Path fleet = place.resolve("fleet.jsonl");
    Files.write(profile, resource("high-precision.json"));
    String types = new String(resource("host-types.jsonl"), StandardCharsets.UTF_8);
    Files.writeString(fleet, thisHost + "\n" + types);
    return new QuickstartFiles(place, profile, fleet);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = QuickstartFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
