package io.personality.core.internal.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a stream of documents, plain or gzip, told apart by the first two bytes.
 *
 * <p><i>Confined to one thread.</i> A line longer than the limit is cut just beyond it, so that the
 * reader of the document reports it; blank lines are passed over.
 */
public final class DocumentLines {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
  private int next;
  private int end;
  private int number;

  /** Reads from a stream, which the caller closes. */
  public DocumentLines(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    in = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** The next line that is not blank, without its line break; empty at the end. */
  public byte[] next() throws IOException {
    do {
      line.reset();
      if (!fill()) {
        return new byte[0];
      }
      number++;
    } while (isBlank(line.toByteArray()));
    return line.toByteArray();
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
        end = Math.max(0, in.read(buffer));
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

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
