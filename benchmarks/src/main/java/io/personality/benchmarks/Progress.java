package io.personality.benchmarks;

import java.io.PrintStream;

/** Tells people on standard error what is being done. <i>Confined to one thread.</i> */
public final class Progress {
  private final PrintStream out;
  private final long start = System.nanoTime();

  /** Tells it on the stream given. */
  public Progress(PrintStream out) {
    this.out = out;
  }

  /** Tells one thing, with the time since the start. */
  public void say(String what) {
    out.printf("[%4d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
  }
}
