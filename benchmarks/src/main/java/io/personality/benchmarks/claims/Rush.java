package io.personality.benchmarks.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something in many threads for some time. <i>Confined to one thread.</i> */
final class Rush implements AutoCloseable {
  /** How many threads. */
  static final int THREADS = 16;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** What each thread does, told its number. */
  interface Deed {
    void once(int thread);
  }

  /** How often a second it is done by all of them. */
  double perSecond(Deed deed, long millis) {
    long start = System.nanoTime();
    long end = start + millis * 1_000_000;
    List<Future<Long>> counts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      counts.add(
          threads.submit(
              () -> {
                long done = 0;
                while (System.nanoTime() - end < 0) {
                  deed.once(number);
                  done++;
                }
                return done;
              }));
    }
    long all = 0;
    for (Future<Long> count : counts) {
      all += get(count);
    }
    return all / ((System.nanoTime() - start) / 1e9);
  }

  private static long get(Future<Long> count) {
    try {
      return count.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
