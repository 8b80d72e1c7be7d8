package io.personality.jdbc;

import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.contract.DurableStorageContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2FileStorageTest extends DurableStorageContract {
  @TempDir private Path folder;

  @Override
  protected Storage open() {
    String url = "jdbc:h2:file:" + folder.resolve("state");
    return new JdbcStorageProvider().create(new Configuration("jdbc", Map.of("url", url)));
  }
}
