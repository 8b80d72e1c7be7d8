package io.personality.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL server for all tests of a run, on the loopback address; a database for each. */
final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** Started when it is first needed, stopped when the JVM ends. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }
  }

  /** A pool on a database with nothing in it. */
  static HikariDataSource empty() {
    String name = "test" + DATABASES.incrementAndGet();
    DataSource server = Server.RUNNING.getPostgresDatabase();
    Jdbi.create(server).useHandle(handle -> handle.execute("create database " + name));
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(Server.RUNNING.getJdbcUrl("postgres", name));
    pool.setMaximumPoolSize(16);
    return pool;
  }

  static JdbcStorage emptyStorage() {
    HikariDataSource pool = empty();
    return new JdbcStorage(pool, true, 64, pool::close);
  }
}
