package io.personality.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.StorageException;
import io.personality.model.Host;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import io.personality.spi.contract.ProviderContract;
import io.personality.spi.contract.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcStorageProviderTest extends ProviderContract<StorageProvider> {
  @Override
  protected Class<StorageProvider> kind() {
    return StorageProvider.class;
  }

  @Override
  protected String name() {
    return "jdbc";
  }

  private static Storage open(String url, String migrate) {
    return new JdbcStorageProvider()
        .create(new Configuration("jdbc", Map.of("url", url, "migrate", migrate)));
  }

  @Test
  void anH2FileKeepsWhatItWasGiven(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("fleet");
    try (Storage storage = open(url, "true")) {
      storage.hosts().register(Samples.hostId(1), Host.Settings.DEFAULT);
    }
    try (Storage storage = open(url, "false")) {
      assertTrue(storage.hosts().find(Samples.hostId(1)).isPresent());
    }
  }

  @Test
  void aMissingUrlIsRefusedWithWhatItShouldBe() {
    Configuration none = Configuration.none("jdbc");
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> new JdbcStorageProvider().create(none));
    assertTrue(refused.getMessage().contains("jdbc:postgresql:"), refused.getMessage());
  }

  @Test
  void missingTablesAreReportedWhereTheyAreNotToBeMade(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("empty");
    assertThrows(StorageException.class, () -> open(url, "false"));
  }

  @Test
  void aSchemaThatIsTooNewIsRefused(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("newer");
    open(url, "true").close();
    Jdbi.create(url)
        .useHandle(handle -> handle.execute("update personality_schema set readable_from = 99"));
    StorageException refused = assertThrows(StorageException.class, () -> open(url, "true"));
    assertTrue(refused.getMessage().contains("version 99"), refused.getMessage());
  }

  @Test
  void aPasswordInTheUrlIsNotRepeated(@TempDir Path folder) {
    String url = "jdbc:postgresql://127.0.0.1:1/none?password=secret";
    StorageException refused = assertThrows(StorageException.class, () -> open(url, "true"));
    assertTrue(refused.isTransient());
    assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
  }
}
