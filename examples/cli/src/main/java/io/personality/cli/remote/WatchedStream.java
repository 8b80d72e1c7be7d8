package io.personality.cli.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A stream that is given up where nothing comes for too long: whoever reads it then gets an {@link
 * IOException}. <i>Confined to one thread.</i>
 */
final class WatchedStream extends FilterInputStream {
  private final long silenceNanos;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long heard = System.nanoTime();

  WatchedStream(InputStream in, Duration silence) {
    super(in);
    silenceNanos = silence.toNanos();
    long often = Math.max(1, silence.toMillis() / 4);
    var unused = watch.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (System.nanoTime() - heard > silenceNanos) {
      try {
        close();
      } catch (IOException e) {
        watch.shutdown(); // it is broken already
      }
    }
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    heard = System.nanoTime();
    return next;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int count = super.read(into, from, most);
    heard = System.nanoTime();
    return count;
  }

  @Override
  public void close() throws IOException {
    watch.shutdown();
    super.close();
  }
}
