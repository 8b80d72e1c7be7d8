package io.personality.core.internal.fingerprint;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The shared fleet; tests are skipped with the reason where it is absent. */
final class FleetFolder {
  private FleetFolder() {}

  static Path require() {
    String root = System.getProperty("personality.root", "..");
    String stated = System.getenv("PERSONALITY_FLEET");
    Path folder =
        stated == null || stated.isBlank() ? Path.of(root, "../shared/fleet") : Path.of(stated);
    boolean there = Files.isDirectory(folder);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no fleet in " + folder + ", and CI=true");
    }
    Assumptions.assumeTrue(there, () -> "skipped: no fleet in " + folder);
    return folder;
  }
}
