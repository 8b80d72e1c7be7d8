package io.personality.spi.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same thing in several threads that start together. <i>Thread-safe.</i> */
final class Race {
  static final int THREADS = 16;

  /** Only there so that a deadlock fails a test instead of hanging it. */
  private static final long GIVE_UP_SECONDS = 120;

  private Race() {}

  /** What one thread does. */
  interface Runner<T> {
    T run(int thread) throws Exception;
  }

  /**
   * The results of {@link #THREADS} threads, by number of thread.
   *
   * @throws AssertionError if one of them threw, with what it threw
   */
  static <T> List<T> of(Runner<T> runner) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        running.add(
            pool.submit(
                () -> {
                  start.await(GIVE_UP_SECONDS, TimeUnit.SECONDS);
                  return runner.run(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(resultOf(one));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T resultOf(Future<T> future) {
    try {
      return future.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a racing thread threw " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a racing thread did not end: deadlock?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
