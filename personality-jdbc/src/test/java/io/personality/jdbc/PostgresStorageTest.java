package io.personality.jdbc;

import io.personality.spi.Storage;
import io.personality.spi.contract.StorageContract;

/** The contract on a real PostgreSQL. */
class PostgresStorageTest extends StorageContract {
  @Override
  protected Storage open() {
    return Postgres.emptyStorage();
  }
}
