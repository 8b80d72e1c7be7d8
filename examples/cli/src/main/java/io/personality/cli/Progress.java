package io.personality.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A line on a terminal that says what is still being done, and for how long; it is gone once that
 * is done, and never there where it is quick. <i>Thread-safe.</i>
 */
final class Progress {
  /** What takes no longer than this needs no words. */
  static final Duration USUAL = Duration.ofSeconds(1);

  private final String what;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private int shown;
  private boolean ended;

  /**
   * Begins.
   *
   * @param often how often the line is written, the first time after as long
   */
  Progress(PrintWriter err, String what, Duration often) {
    this.err = err;
    this.what = what;
    long millis = often.toMillis();
    var unused = timer.scheduleAtFixedRate(this::show, millis, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized void show() {
    if (ended) {
      return;
    }
    String line =
        what + ", " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s ...";
    err.print("\r" + line);
    err.flush();
    shown = Math.max(shown, line.length());
  }

  /** Takes the line away. */
  synchronized void end() {
    ended = true;
    timer.shutdownNow();
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
    }
  }
}
