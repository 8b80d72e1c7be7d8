package io.personality.core.internal.follow;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that is run again and again on a daemon thread. <i>Thread-safe.</i>
 *
 * <p>A run that fails is logged and counted, and the next one comes in its time: a storage that is
 * away for a while must not end what would heal things once it is back. The thread is interrupted
 * only while it waits: an interrupt in the middle of a task could break a database file.
 */
final class Repeated {
  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
  private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

  /** Waits for the next run. */
  interface Pause {
    void await() throws InterruptedException;
  }

  private final String what;
  private final Pause pause;
  private final Runnable task;
  private final Thread thread;
  private final AtomicLong failures = new AtomicLong();
  private boolean waiting;
  private boolean ended;

  /**
   * Does not start yet.
   *
   * @param what in the form "could not ..."
   */
  Repeated(String what, Pause pause, Runnable task) {
    this.what = what;
    this.pause = pause;
    this.task = task;
    thread = new Thread(this::run, "personality: " + what);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long failures() {
    return failures.get();
  }

  private void run() {
    while (hasWaited(pause)) {
      try {
        task.run();
      } catch (RuntimeException e) {
        failures.incrementAndGet();
        LOG.warn("Could not {}; tried again later", what, e);
        if (!hasWaited(() -> Thread.sleep(PAUSE_AFTER_FAULT_MILLIS))) {
          return;
        }
      }
    }
  }

  /** Waits; false where this has ended meanwhile. */
  private boolean hasWaited(Pause forWhat) {
    synchronized (this) {
      if (ended) {
        return false;
      }
      waiting = true;
    }
    boolean interrupted = false;
    try {
      forWhat.await();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    synchronized (this) {
      waiting = false;
      return !(Thread.interrupted() || interrupted || ended);
    }
  }

  /** Has no run begin any more. */
  synchronized void end() {
    ended = true;
    if (waiting) {
      thread.interrupt();
    }
  }

  void awaitEnd(Duration most) {
    try {
      thread.join(most.toMillis());
      if (thread.isAlive()) {
        LOG.warn("A task still runs {} after it was told to end: {}", most, what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
