package io.personality.libvirt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a guest says on its serial console.
 *
 * @param file where it is written
 */
public record Console(Path file) {
  private static final long MOST_SECONDS = 120;

  /** The lines so far that begin so. */
  public List<String> lines(String start) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .toList();
  }

  /** The first line that begins so, as soon as the guest has said it. */
  public String line(String start) throws IOException, InterruptedException {
    return after(start, 0);
  }

  /** The first line that begins so after that many others of the kind. */
  public String after(String start, int others) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (lines(start).size() <= others) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "the guest never said \"" + start + "\" again, but:\n" + String.join("\n", lines("")));
      }
      Thread.sleep(100);
    }
    return lines(start).get(others);
  }

  /** Waits until the newest line that begins so contains a text. */
  public void until(String start, String text) throws InterruptedException {
    until(() -> newest(start).contains(text), "the guest says " + text + ", not " + newest(start));
  }

  /** Waits until the guest has at most so much memory. */
  public void untilMemory(long kib) throws InterruptedException {
    until(
        () -> Long.parseLong(newest("GUEST-TICK").replaceAll(".* kib=([0-9]+) .*", "$1")) <= kib,
        "the guest has at most " + kib + " KiB, not " + newest("GUEST-TICK"));
  }

  private String newest(String start) {
    try {
      List<String> lines = lines(start);
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something is so. */
  public static void until(BooleanSupplier holds, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("it never happened that " + what);
      }
      Thread.sleep(50);
    }
  }
}
