package io.personality.core.internal.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often kernels run in a window of time. <i>Thread-safe.</i> */
final class Stopwatch {
  /** Enough for a median that one disturbance does not move. */
  static final int SAMPLES = 5;

  /** Windows before the first sample, in which the code is compiled. */
  static final int WARM_UP = 2;

  /** All windows of one measurement. */
  static final int WINDOWS = WARM_UP + SAMPLES;

  private static final double NANOS = 1e9;

  private final ProbeClocks clocks;
  private final AtomicLong sink = new AtomicLong();

  Stopwatch(ProbeClocks clocks) {
    this.clocks = clocks;
  }

  /** Runs a second, and the share of the time that the threads had the processor. */
  private record Timed(double rate, double share) {}

  /** Makes a kernel for each thread. */
  @FunctionalInterface
  interface KernelSource {
    Kernel make() throws Exception;
  }

  /**
   * Runs a second of all threads together, over {@link #SAMPLES} windows.
   *
   * @param threads how many run beside each other
   * @param windowNanos length of a window
   * @throws ExecutionException if a kernel cannot be made or fails
   * @throws InterruptedException if the caller is interrupted; all threads are then stopped
   */
  Sampled rate(int threads, long windowNanos, KernelSource source)
      throws ExecutionException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Stopwatch::daemon);
    try {
      List<Callable<Kernel>> makers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        makers.add(source::make);
      }
      List<Kernel> kernels = new ArrayList<>();
      for (Future<Kernel> made : pool.invokeAll(makers)) {
        kernels.add(made.get());
      }
      for (int i = 0; i < WARM_UP; i++) {
        window(pool, kernels, windowNanos);
      }
      double[] rates = new double[SAMPLES];
      double share = 0;
      for (int i = 0; i < SAMPLES; i++) {
        Timed timed = window(pool, kernels, windowNanos);
        rates[i] = timed.rate();
        share += timed.share() / SAMPLES;
      }
      return Sampled.of(rates).withShare(share);
    } finally {
      pool.shutdownNow();
    }
  }

  private Timed window(ExecutorService pool, List<Kernel> kernels, long windowNanos)
      throws ExecutionException, InterruptedException {
    CountDownLatch ready = new CountDownLatch(kernels.size());
    List<Callable<Timed>> timed = new ArrayList<>();
    for (Kernel kernel : kernels) {
      timed.add(
          () -> {
            ready.countDown();
            ready.await();
            return timed(kernel, windowNanos);
          });
    }
    double rate = 0;
    double share = 0;
    for (Future<Timed> one : pool.invokeAll(timed)) {
      rate += one.get().rate();
      share += one.get().share() / kernels.size();
    }
    return new Timed(rate, share);
  }

  private Timed timed(Kernel kernel, long windowNanos) {
    long hadBefore = clocks.threadNanos().getAsLong();
    long started = clocks.nanoTime().getAsLong();
    long runs = 0;
    long mixed = 0;
    long elapsed;
    do {
      mixed ^= kernel.run();
      runs++;
      elapsed = clocks.nanoTime().getAsLong() - started;
    } while (elapsed < windowNanos && !Thread.currentThread().isInterrupted());
    // publishing the results keeps the compiler from leaving out the work
    sink.accumulateAndGet(mixed, (one, other) -> one ^ other);
    long had = clocks.threadNanos().getAsLong() - hadBefore;
    double share = hadBefore < 0 ? 1 : Math.min(1, (double) had / Math.max(1, elapsed));
    return new Timed(runs * NANOS / Math.max(1, elapsed), share);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "personality probe");
    thread.setDaemon(true);
    return thread;
  }
}
