package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Integer> pauses = new ArrayList<>();

  private int failing(int times, boolean transientFault) {
    int call = calls.incrementAndGet();
    if (call <= times) {
      throw new StorageException(
          "fault " + call, transientFault, new IllegalStateException("test"));
    }
    return call;
  }

  @Test
  void repeatsAfterTransientFaultsWithPauses() {
    Retry retry = new Retry(4, pauses::add);
    assertEquals(4, retry.call(() -> failing(3, true)));
    assertEquals(List.of(1, 2, 3), pauses);
  }

  @Test
  void givesUpInTheEnd() {
    Retry retry = new Retry(4, pauses::add);
    StorageException last =
        assertThrows(StorageException.class, () -> retry.call(() -> failing(4, true)));
    assertEquals("fault 4", last.getMessage());
    assertEquals(4, calls.get());
  }

  @Test
  void repeatsNothingAfterAPermanentFault() {
    Retry retry = new Retry(4, pauses::add);
    assertThrows(StorageException.class, () -> retry.call(() -> failing(1, false)));
    assertEquals(1, calls.get());
  }

  @Test
  void givesUpWhenItIsInterrupted() {
    InterruptedException interrupted = new InterruptedException();
    Retry retry =
        new Retry(
            4,
            failures -> {
              throw interrupted;
            });
    StorageException fault =
        assertThrows(StorageException.class, () -> retry.call(() -> failing(4, true)));
    assertTrue(Thread.interrupted(), "the thread still knows");
    assertSame(interrupted, fault.getSuppressed()[0]);
    assertEquals(1, calls.get());
  }

  @Test
  void triesAtLeastOnce() {
    assertThrows(IllegalArgumentException.class, () -> new Retry(0, pauses::add));
  }
}
