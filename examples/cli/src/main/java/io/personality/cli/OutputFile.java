package io.personality.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file of lines that is there as a whole or not at all: written beside its place and moved there
 * at the end. Packed where its name ends in {@code .gz}. <i>Confined to one thread.</i>
 */
final class OutputFile implements AutoCloseable {
  private final Path place;
  private final Path beside;
  private final Writer lines;
  private boolean kept;

  /**
   * Starts it.
   *
   * @throws IOException if its folder is missing or cannot be written to
   */
  OutputFile(Path place) throws IOException {
    this.place = place;
    Path folder = place.toAbsolutePath().normalize().getParent();
    beside = Files.createTempFile(folder == null ? Path.of("/") : folder, ".personality", ".tmp");
    try {
      lines = writer(beside, place.toString().endsWith(".gz"));
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
  }

  private static Writer writer(Path file, boolean packed) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    try {
      OutputStream inner = packed ? new GZIPOutputStream(out, 1 << 16) : out;
      return new BufferedWriter(new OutputStreamWriter(inner, StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  /** Adds a line. */
  void line(String text) {
    try {
      lines.write(text);
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts it in its place, over what was there. */
  void keep() throws IOException {
    lines.close();
    // A temporary file is its owner's alone; what the user asked for is as readable as any other.
    beside.toFile().setReadable(true, false);
    try {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
    kept = true;
  }

  /** Drops what was not kept. */
  @Override
  public void close() throws IOException {
    if (!kept) {
      lines.close();
      Files.deleteIfExists(beside);
    }
  }
}
