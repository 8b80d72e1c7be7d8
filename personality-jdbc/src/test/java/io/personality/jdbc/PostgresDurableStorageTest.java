package io.personality.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.spi.Storage;
import io.personality.spi.contract.DurableStorageContract;
import org.junit.jupiter.api.AfterEach;

/** Each storage is made anew, and remembers nothing, on one database for each test. */
class PostgresDurableStorageTest extends DurableStorageContract {
  private final HikariDataSource pool = Postgres.empty();

  @Override
  protected Storage open() {
    return new JdbcStorage(pool, true, 64, () -> {});
  }

  @AfterEach
  void closePool() {
    pool.close();
  }
}
