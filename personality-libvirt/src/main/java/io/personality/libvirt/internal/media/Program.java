package io.personality.libvirt.internal.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program, bounded in time and in what is kept of its output. */
final class Program {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int MOST_OUTPUT = 8_192;

  private Program() {}

  static void run(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      out.transferTo(OutputStream.nullOutputStream());
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " did not end within " + LIMIT);
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            command.get(0) + " failed with " + process.exitValue() + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " ran", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
