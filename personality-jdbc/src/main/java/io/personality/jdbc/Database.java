package io.personality.jdbc;

import io.personality.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions. Those that write lock the rows they decide by, so that the READ COMMITTED that
 * data sources have will do; a stricter level is no harm.
 *
 * <p><i>Thread-safe.</i> What the database gave up for the sake of another transaction (a deadlock,
 * a serialization failure, a lock that was not had in time) and what lost a race for a key is run
 * again, at most {@value #ATTEMPTS} times, after a pause of random length that grows.
 */
final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int ATTEMPTS = 12;
  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final Jdbi jdbi;
  private final Runnable onHostChange;

  /**
   * Works on connections of a source.
   *
   * @param onHostChange called after the commit of what may have changed a host
   */
  Database(DataSource source, Runnable onHostChange) {
    jdbi = Jdbi.create(source);
    this.onHostChange = onHostChange;
  }

  /**
   * Runs a transaction that sees one state of the database, whatever others do meanwhile, and
   * changes nothing.
   */
  <T> T snapshot(String what, Function<Handle, T> work) {
    return run(
        what, () -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply));
  }

  /** Runs a transaction. It may be run more than once and so must not change anything else. */
  <T> T transact(String what, Function<Handle, T> work) {
    return run(what, () -> jdbi.inTransaction(work::apply));
  }

  /**
   * Runs a statement that is a transaction by itself, which spares two calls of the database. Work
   * of several statements has as many transactions.
   */
  <T> T single(String what, Function<Handle, T> work) {
    return run(what, () -> jdbi.withHandle(work::apply));
  }

  /** Runs a transaction that notes changes of hosts. */
  <T> T change(String what, Function<Handle, T> work) {
    T result = transact(what, work);
    onHostChange.run();
    return result;
  }

  private static <T> T run(String what, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (JdbiException e) {
        Fault fault = Fault.of(e);
        if (!fault.isWorthAnotherTry() || attempt == ATTEMPTS) {
          throw new StorageException(
              "could not " + what + ": " + message(e), fault.isTransient(), e);
        }
        LOG.debug("{} is tried again after {}", what, fault);
        pause(attempt, what, e);
      }
    }
  }

  /** What kind of fault the database reported, by SQLSTATE. */
  private enum Fault {
    /** The transaction had to give way to another. */
    GAVE_WAY,
    /** Another transaction wrote the same key first. */
    KEY_TAKEN,
    /** There is no connection. */
    NO_CONNECTION,
    /** Anything else: the same again would fail again. */
    PERMANENT;

    static Fault of(Throwable e) {
      String state = sqlException(e).map(SQLException::getSQLState).orElse("");
      return switch (state) {
        // Serialization failure, deadlock, and H2's lock timeout.
        case "40001", "40P01", "HYT00" -> GAVE_WAY;
        case "23505" -> KEY_TAKEN;
        // Shutdown and start of PostgreSQL, too many connections.
        case "57P01", "57P02", "57P03", "53300" -> NO_CONNECTION;
        default -> state.startsWith("08") ? NO_CONNECTION : PERMANENT;
      };
    }

    boolean isWorthAnotherTry() {
      return this == GAVE_WAY || this == KEY_TAKEN;
    }

    boolean isTransient() {
      return this != PERMANENT;
    }
  }

  private static Optional<SQLException> sqlException(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static String message(Throwable e) {
    return sqlException(e).map(Throwable::getMessage).orElseGet(() -> String.valueOf(e));
  }

  private static void pause(int attempt, String what, JdbiException e) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while waiting to " + what + " again", true, e);
    }
  }
}
