package io.personality.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.spi.Storage;
import io.personality.spi.contract.StorageContract;
import java.util.UUID;

/** The contract on H2, with as many connections as threads ask for. */
class H2StorageTest extends StorageContract {
  @Override
  protected Storage open() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    pool.setMaximumPoolSize(16);
    return new JdbcStorage(pool, true, 64, pool::close);
  }
}
