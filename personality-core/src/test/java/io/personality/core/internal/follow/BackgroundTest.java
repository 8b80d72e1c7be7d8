package io.personality.core.internal.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private static boolean await(CountDownLatch latch) throws InterruptedException {
    return latch.await(60, TimeUnit.SECONDS);
  }

  /** Until the thread waits for others, having told them to end. */
  private static void awaitWaiting(Thread closing) throws InterruptedException {
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(closing.isAlive(), "close did not wait for the task at work");
      Thread.sleep(1);
    }
  }

  @Test
  void goesOnAfterAFault() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    try (Background background = new Background()) {
      background.every(
          Duration.ofMillis(1),
          "fail",
          () -> {
            twice.countDown();
            throw new IllegalStateException("as intended");
          });
      assertTrue(await(twice));
      assertTrue(background.failures() >= 1);
    }
  }

  @Test
  void doesNotInterruptWhatIsAtWork() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicInteger ends = new AtomicInteger();
    Background background = new Background();
    background.every(
        Duration.ofMillis(1),
        "work",
        () -> {
          begun.countDown();
          while (true) {
            try {
              assertTrue(await(go));
              break;
            } catch (InterruptedException e) {
              interrupted.set(true);
            }
          }
          ends.incrementAndGet();
        });
    assertTrue(await(begun));
    Thread closing = new Thread(background::close);
    closing.start();
    awaitWaiting(closing);
    go.countDown();
    closing.join();
    assertFalse(interrupted.get());
    assertEquals(1, ends.get(), "no run begins once it is closed");
  }

  @Test
  void runsWhatASignalAsksForWithoutWaitingForItsTime() throws InterruptedException {
    CountDownLatch run = new CountDownLatch(2);
    Signal signal = new Signal();
    try (Background background = new Background()) {
      signal.give(); // before anybody waits
      background.on(signal, Duration.ofDays(1), "run", run::countDown);
      while (run.getCount() > 1) {
        assertFalse(run.await(1, TimeUnit.MILLISECONDS));
      }
      signal.give();
      assertTrue(await(run));
    }
  }

  @Test
  void endsAtOnceWhatWaits() throws InterruptedException {
    Background background = new Background();
    background.every(Duration.ofDays(1), "wait", () -> {});
    Thread closing = new Thread(background::close);
    closing.start();
    closing.join(TimeUnit.SECONDS.toMillis(20));
    assertFalse(closing.isAlive(), "close waits 30 s for what does not end");
  }
}
