package io.personality.sealed;

import io.personality.jdbc.JdbcStorageProvider;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.contract.StorageContract;
import java.util.Map;
import java.util.UUID;

/** The whole contract of a storage, in ten lines. */
class SealedStorageTest extends StorageContract {
  @Override
  protected Storage open() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    Configuration configuration = new Configuration("sealed", Map.of("url", url));
    return new SealedStorage(
        new JdbcStorageProvider().create(configuration), new Seal(new byte[32]));
  }
}
