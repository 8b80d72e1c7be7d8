package io.personality.libvirt.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A small guest to boot: Debian's cloud kernel and a first file system that says what it sees.
 *
 * <p>Made once for a user and kept, since the kernel is a download of 27 MB.
 *
 * @param folder where kernel and file system are
 */
public record Guest(Path folder) {
  private static final long MOST_MINUTES = 5;

  /** The kernel. */
  public Path kernel() {
    return folder.resolve("vmlinuz");
  }

  /** The first file system. */
  public Path initrd() {
    return folder.resolve("initrd.gz");
  }

  /** What the kernel is told: where to speak, and no more than that. */
  public static String commandLine() {
    return "console=ttyS0 quiet panic=-1";
  }

  /** Makes the guest, or takes the one there is. */
  public static Guest make() throws IOException, InterruptedException {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("personality-guest-" + System.getProperty("user.name"));
    Files.createDirectories(folder);
    Path script = copied("make-guest", folder);
    Path init = copied("guest-init", folder);
    Path log = folder.resolve("make-guest.log");
    Process process =
        new ProcessBuilder("bash", script.toString(), folder.toString(), init.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("the test guest could not be made:\n" + Files.readString(log));
    }
    return new Guest(folder);
  }

  /** Copies a resource unless the same is there, whose age says what is to be made anew. */
  private static Path copied(String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = Guest.class.getResourceAsStream(resource)) {
      byte[] bytes = in.readAllBytes();
      if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
        Path whole = Files.createTempFile(folder, resource, ".new");
        Files.write(whole, bytes);
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return file;
  }
}
