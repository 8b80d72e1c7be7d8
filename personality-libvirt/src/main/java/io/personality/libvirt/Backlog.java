package io.personality.libvirt;

import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * Bytes between one that writes without ever waiting and one that reads: when it is full, the
 * oldest bytes make room. <i>Thread-safe.</i>
 */
final class Backlog {
  private final byte[] ring;
  private int start;
  private int size;
  private boolean ended;
  private Optional<RuntimeException> fault = Optional.empty();

  /**
   * Nothing yet.
   *
   * @param bytes how much it holds
   */
  Backlog(int bytes) {
    ring = new byte[bytes];
  }

  /** Takes the first so many bytes of a buffer. */
  synchronized void write(byte[] buffer, int count) {
    for (int i = Math.max(0, count - ring.length); i < count; i++) {
      ring[(start + size) % ring.length] = buffer[i];
      if (size < ring.length) {
        size++;
      } else {
        start = (start + 1) % ring.length;
      }
    }
    notifyAll();
  }

  /** Nothing more comes. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nothing more comes, since something broke. */
  synchronized void end(RuntimeException why) {
    fault = Optional.of(why);
    end();
  }

  /**
   * Waits for bytes and takes them.
   *
   * @return how many; -1 at the end
   * @throws RuntimeException what broke, once all that came before is taken
   */
  synchronized int read(byte[] buffer, int offset, int most) throws InterruptedIOException {
    while (size == 0 && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while nothing came");
      }
    }
    if (size == 0) {
      if (fault.isPresent()) {
        throw fault.get();
      }
      return -1;
    }
    int count = Math.min(most, size);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = ring[(start + i) % ring.length];
    }
    start = (start + count) % ring.length;
    size -= count;
    return count;
  }

  /** How many bytes can be read without waiting. */
  synchronized int size() {
    return size;
  }
}
