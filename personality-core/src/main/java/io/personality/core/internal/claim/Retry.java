package io.personality.core.internal.claim;

import io.personality.StorageException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a call to a store after a transient fault. Only for calls that are idempotent, since the
 * first may have done its work before it failed.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Retry {
  /** Waits before a call is repeated. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits.
     *
     * @param failures how often the call has failed by now, from 1
     * @throws InterruptedException if the thread is to give up
     */
    void after(int failures) throws InterruptedException;
  }

  private final int tries;
  private final Pause pause;

  /**
   * A way to repeat.
   *
   * @param tries how often a call is made at most, at least 1
   * @param pause what happens between two calls
   */
  public Retry(int tries, Pause pause) {
    if (tries < 1) {
      throw new IllegalArgumentException("a call is made at least once, not " + tries + " times");
    }
    this.tries = tries;
    this.pause = pause;
  }

  /** Up to 5 tries, with pauses of up to 10, 20, 40 and 80 ms, random so that rivals part. */
  public static Retry standard() {
    return new Retry(
        5, failures -> Thread.sleep(1 + ThreadLocalRandom.current().nextLong(5L << failures)));
  }

  /**
   * Makes the call.
   *
   * @throws StorageException as the call does, at once if the fault is not transient
   */
  public <T> T call(Supplier<T> action) {
    for (int failures = 1; ; failures++) {
      try {
        return action.get();
      } catch (StorageException e) {
        if (!e.isTransient() || failures == tries) {
          throw e;
        }
        await(failures, e);
      }
    }
  }

  private void await(int failures, StorageException fault) {
    try {
      pause.after(failures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fault.addSuppressed(e);
      throw fault;
    }
  }
}
