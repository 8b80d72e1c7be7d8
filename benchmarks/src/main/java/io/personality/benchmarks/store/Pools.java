package io.personality.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Pools of connections, set up as the pool's documentation has it for a database that may go away.
 */
public final class Pools {
  private static final long PATIENCE_MILLIS = 5_000;

  private Pools() {}

  /** A pool of that many connections to a database. */
  public static HikariDataSource of(String url, int connections) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(connections);
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    pool.setInitializationFailTimeout(PATIENCE_MILLIS);
    return pool;
  }
}
