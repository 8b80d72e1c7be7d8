package io.personality.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.personality.StorageException;
import io.personality.jdbc.JdbcStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * One pool of connections for the library's tables and the service's own. <i>Thread-safe.</i>
 *
 * <p>The service's tables have names that begin with {@code service_} and a history of their own. A
 * statement has half a minute, so that no request holds its thread for much longer; migrations,
 * which run before anything is served, take the time they need.
 */
final class ServiceDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int FOR_MIGRATIONS = 2; // Flyway takes two
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HikariDataSource pool;

  private ServiceDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Opens a database and brings its tables up to date. */
  static ServiceDatabase open(Settings.Database settings) {
    return open(settings, LONGEST);
  }

  /**
   * The same.
   *
   * @param longest how long a statement may take, whole milliseconds
   */
  static ServiceDatabase open(Settings.Database settings, Duration longest) {
    // Open until the other pool is: an H2 that nobody is connected to closes.
    try (HikariDataSource unhurried = connect(config(settings, FOR_MIGRATIONS))) {
      migrate(unhurried);
      JdbcStorage.on(unhurried).close();
      HikariConfig limited = config(settings, CONNECTIONS);
      limited.setConnectionInitSql(
          settings.isH2()
              ? "set query_timeout " + longest.toMillis()
              : "set statement_timeout = " + longest.toMillis());
      return new ServiceDatabase(connect(limited));
    }
  }

  private static HikariConfig config(Settings.Database settings, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("service");
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    return config;
  }

  private static void migrate(HikariDataSource unhurried) {
    try {
      Flyway.configure(ServiceDatabase.class.getClassLoader())
          .dataSource(unhurried)
          .locations("classpath:io/personality/service/migration")
          .table("service_schema_history")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "could not bring the service's tables up to date: " + e.getMessage(), false, e);
    }
  }

  private static HikariDataSource connect(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // Not the URL itself, which may hold a password.
      throw new StorageException(
          "could not connect to the database: "
              + cause.getMessage()
              + "; a file of H2 is used by one process at a time",
          true,
          e);
    }
  }

  /** The library's storage, which leaves the pool open. */
  JdbcStorage storage() {
    return JdbcStorage.onExistingTables(pool);
  }

  /** The service's own tables. */
  Jdbi tables() {
    return Jdbi.create(pool);
  }

  /** Whether the database answers. */
  boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
