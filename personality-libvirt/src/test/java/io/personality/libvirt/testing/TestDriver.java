package io.personality.libvirt.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** libvirt's own test driver: a made-up host within this process. */
public final class TestDriver {
  /** One host a process. */
  public static final String URI = "test:///default";

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libvirt.so.0"),
          Path.of("/usr/lib/aarch64-linux-gnu/libvirt.so.0"),
          Path.of("/usr/lib64/libvirt.so.0"));

  private TestDriver() {}

  /** Skips the test where the library is missing; in CI it must be there. */
  public static void require() {
    require(
        LIBRARIES.stream().anyMatch(Files::exists),
        "libvirt.so.0 is missing: apt-get install libvirt0");
  }

  static void require(boolean holds, String message) {
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(holds, message);
    } else {
      assumeTrue(holds, message);
    }
  }
}
