package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static void write(Backlog backlog, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    backlog.write(bytes, bytes.length);
  }

  private static String read(Backlog backlog, int most) throws IOException {
    byte[] buffer = new byte[most + 2];
    int count = backlog.read(buffer, 2, most);
    return new String(buffer, 2, count, StandardCharsets.US_ASCII);
  }

  @Test
  void givesWhatWasWrittenInOrder() throws IOException {
    Backlog backlog = new Backlog(8);
    write(backlog, "abc");
    write(backlog, "def");
    assertEquals("ab", read(backlog, 2));
    write(backlog, "ghi");
    assertEquals(7, backlog.size());
    assertEquals("cdefghi", read(backlog, 100));
    assertEquals(0, backlog.size());
  }

  @Test
  void losesTheOldestOfASlowReader() throws IOException {
    Backlog backlog = new Backlog(4);
    write(backlog, "abc");
    write(backlog, "def");
    assertEquals("cdef", read(backlog, 100));
    write(backlog, "0123456789");
    assertEquals("6789", read(backlog, 100));
  }

  @Test
  void endsAfterTheLastByte() throws IOException {
    Backlog backlog = new Backlog(4);
    write(backlog, "ab");
    backlog.end();
    assertEquals("ab", read(backlog, 100));
    assertEquals(-1, backlog.read(new byte[1], 0, 1));
    assertEquals(-1, backlog.read(new byte[1], 0, 1));
  }

  @Test
  void saysWhatBrokeAfterTheLastByte() throws IOException {
    Backlog backlog = new Backlog(4);
    write(backlog, "ab");
    backlog.end(new IllegalStateException("as intended"));
    assertEquals("ab", read(backlog, 100));
    assertThrows(IllegalStateException.class, () -> backlog.read(new byte[1], 0, 1));
  }

  @Test
  void aReaderThatIsInterruptedStopsWaitingAndStaysInterrupted() {
    Backlog backlog = new Backlog(4);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> backlog.read(new byte[1], 0, 1));
    assertEquals(true, Thread.interrupted());
  }

  @Test
  void aReaderThatKeepsUpLosesNothing() throws Exception {
    int bytes = 100_000;
    Backlog backlog = new Backlog(bytes);
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              ByteArrayOutputStream all = new ByteArrayOutputStream();
              byte[] buffer = new byte[777];
              try {
                int count = backlog.read(buffer, 0, buffer.length);
                while (count >= 0) {
                  all.write(buffer, 0, count);
                  count = backlog.read(buffer, 0, buffer.length);
                }
              } catch (InterruptedIOException e) {
                throw new AssertionError(e);
              }
              return all.toByteArray();
            });
    byte[] written = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      written[i] = (byte) (i * 31);
      backlog.write(new byte[] {written[i]}, 1);
    }
    backlog.end();
    assertArrayEquals(written, read.get(60, TimeUnit.SECONDS));
  }
}
