package io.personality.core.internal.follow;

import java.time.Duration;

/** Something that may have happened, for one that waits. <i>Thread-safe.</i> */
public final class Signal {
  private boolean given;

  /** Wakes whoever waits, or whoever waits next. */
  public synchronized void give() {
    given = true;
    notifyAll();
  }

  /** Waits until it was given since the last time, but no longer than that. */
  synchronized void await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (!given && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    given = false;
  }
}
