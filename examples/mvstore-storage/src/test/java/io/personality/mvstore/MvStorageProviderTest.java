package io.personality.mvstore;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.StorageProvider;
import io.personality.spi.contract.ProviderContract;
import org.junit.jupiter.api.Test;

class MvStorageProviderTest extends ProviderContract<StorageProvider> {
  @Override
  protected Class<StorageProvider> kind() {
    return StorageProvider.class;
  }

  @Override
  protected String name() {
    return "mvstore";
  }

  @Test
  void asksForAFile() {
    Configuration none = Configuration.none("storage");
    String message =
        assertThrows(ConfigurationException.class, () -> new MvStorageProvider().create(none))
            .getMessage();
    assertTrue(message.contains("file must be set"), message);
  }
}
