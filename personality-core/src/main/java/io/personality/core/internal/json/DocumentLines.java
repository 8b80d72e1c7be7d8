package io.personality.core.internal.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a stream of documents, plain or gzip, told apart by the first two bytes.
 *
 * <p><i>Confined to one thread.</i> A line longer than 1 MiB is cut just beyond it, so that the
 * reader of the document reports it; blank lines are passed over. A stream is read to 8 GiB,
 * unpacked: a few kilobytes of gzip can hold any amount.
 */
public final class DocumentLines {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final long MOST_BYTES = 8L << 30;

  private final InputStream in;
  private final long mostBytes;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
  private int next;
  private int end;
  private int number;
  private long bytes;

  /** Reads from a stream, which the caller closes. */
  public DocumentLines(InputStream stream) throws IOException {
    this(stream, MOST_BYTES);
  }

  DocumentLines(InputStream stream, long mostBytes) throws IOException {
    this.mostBytes = mostBytes;
    BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    in = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** The next line that is not blank, without its line break; empty at the end. */
  public byte[] next() throws IOException {
    byte[] bytes;
    do {
      line.reset();
      if (!fill()) {
        return new byte[0];
      }
      number++;
      bytes = line.toByteArray();
    } while (isBlank(bytes));
    return bytes;
  }

  /** The number of the line that {@link #next} gave last, from 1. */
  public int number() {
    return number;
  }

  /** Reads one line; false if there is none. */
  private boolean fill() throws IOException {
    boolean any = false;
    while (true) {
      if (next == end) {
        next = 0;
        end = Math.max(0, read());
        bytes += end;
        if (bytes > mostBytes) {
          throw new IOException("the documents have more than " + mostBytes + " bytes unpacked");
        }
        if (end == 0) {
          return any;
        }
      }
      any = true;
      int start = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.write(
          buffer,
          start,
          Math.min(next - start, LONGEST_LINE + 1 - Math.min(line.size(), LONGEST_LINE + 1)));
      if (next < end) {
        next++;
        return true;
      }
    }
  }

  private int read() throws IOException {
    try {
      return in.read(buffer);
    } catch (ZipException | EOFException e) {
      throw new IOException("the gzip data are damaged after line " + number, e);
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
