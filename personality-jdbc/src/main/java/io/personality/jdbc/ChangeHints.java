package io.personality.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes on the same PostgreSQL that something has changed, and hears it from them,
 * by NOTIFY and LISTEN. A hint alone: nothing depends on it but how soon a follower looks.
 *
 * <p><i>Thread-safe.</i> A NOTIFY inside the transactions that change something would have them
 * commit one after the other, since PostgreSQL keeps notifications in the order of commits. So one
 * thread with a connection of its own sends one for all that has happened since its last look. It
 * begins with the first call of {@link #await}, and where its connection breaks it opens another
 * after a pause.
 */
final class ChangeHints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeHints.class);
  private static final String CHANNEL = "personality_change";
  private static final int LOOK_MILLIS = 20;
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final DataSource source;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final Object heard = new Object();
  private long hints;
  private boolean closed;
  private @Nullable Thread listener;

  ChangeHints(DataSource source) {
    this.source = source;
  }

  /** To be called after the commit of a change. */
  void changed() {
    changed.set(true);
  }

  /** Waits for a hint of another process, at most for some time. */
  void await(Duration most) throws InterruptedException {
    synchronized (heard) {
      if (closed) {
        return;
      }
      if (listener == null) {
        listener = new Thread(this::listen, "personality-changes");
        listener.setDaemon(true);
        listener.start();
      }
      long before = hints;
      rest(most.toMillis(), () -> hints != before);
    }
  }

  /** Waits, with the lock held, until something is so, this is closed, or the time is over. */
  private void rest(long millis, BooleanSupplier isEnough) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !closed && !isEnough.getAsBoolean(); ) {
      heard.wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private boolean isClosed() {
    synchronized (heard) {
      return closed;
    }
  }

  private void listen() {
    long pause = SHORTEST_PAUSE_MILLIS;
    while (!isClosed()) {
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(true);
        execute(connection, "listen " + CHANNEL);
        PGConnection notices = connection.unwrap(PGConnection.class);
        pause = SHORTEST_PAUSE_MILLIS;
        exchange(connection, notices);
        execute(connection, "unlisten " + CHANNEL); // it may go back to a pool
      } catch (SQLException e) {
        LOG.debug("The connection for hints broke; followers look on schedule until it is back", e);
        restAfterFault(pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
      }
    }
  }

  private void exchange(Connection connection, PGConnection notices) throws SQLException {
    int self = notices.getBackendPID();
    while (!isClosed()) {
      if (changed.getAndSet(false)) {
        execute(connection, "notify " + CHANNEL);
      }
      for (var notice : notices.getNotifications(LOOK_MILLIS)) {
        if (notice.getPID() != self) {
          hear();
        }
      }
    }
  }

  private void hear() {
    synchronized (heard) {
      hints++;
      heard.notifyAll();
    }
  }

  private void restAfterFault(long millis) {
    synchronized (heard) {
      try {
        rest(millis, () -> false);
      } catch (InterruptedException e) {
        closed = true; // nobody but the end of the process interrupts this thread
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends the thread, which gives its connection back. */
  @Override
  public void close() {
    Thread thread;
    synchronized (heard) {
      closed = true;
      heard.notifyAll();
      thread = listener;
    }
    if (thread != null) {
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
