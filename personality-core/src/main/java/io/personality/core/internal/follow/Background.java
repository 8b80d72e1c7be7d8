package io.personality.core.internal.follow;

import io.personality.spi.ChangeFeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an engine does by itself, each task on a daemon thread of its own. <i>Thread-safe.</i> */
public final class Background implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final List<Repeated> tasks = new CopyOnWriteArrayList<>();

  /** Runs a task again and again, with so much time between the end of one run and the next. */
  public void every(Duration pause, String what, Runnable task) {
    start(new Repeated(what, () -> Thread.sleep(pause.toMillis()), task));
  }

  /** Runs a task whenever a feed hints at a change, and after so much time without a hint. */
  public void follow(ChangeFeed feed, Duration most, String what, Runnable task) {
    start(new Repeated(what, () -> feed.await(most), task));
  }

  /** Runs a task whenever a signal is given, and after so much time without one. */
  public void on(Signal signal, Duration most, String what, Runnable task) {
    start(new Repeated(what, () -> signal.await(most), task));
  }

  private void start(Repeated task) {
    tasks.add(task);
    task.start();
  }

  /** How often tasks have failed. */
  public long failures() {
    return tasks.stream().mapToLong(Repeated::failures).sum();
  }

  /** Ends the tasks and waits for those that are at work. */
  @Override
  public void close() {
    tasks.forEach(Repeated::end);
    tasks.forEach(task -> task.awaitEnd(LONGEST_END));
  }
}
