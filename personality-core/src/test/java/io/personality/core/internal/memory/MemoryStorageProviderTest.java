package io.personality.core.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.FingerprintStore;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import io.personality.spi.contract.ProviderContract;
import io.personality.spi.contract.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryStorageProviderTest extends ProviderContract<StorageProvider> {
  @Override
  protected Class<StorageProvider> kind() {
    return StorageProvider.class;
  }

  @Override
  protected String name() {
    return "memory";
  }

  @Test
  void keepsAsManyFingerprintsAsItIsTold() {
    try (Storage storage =
        new MemoryStorageProvider()
            .create(new Configuration("storage", Map.of("fingerprint-history", "2")))) {
      for (int i = 1; i <= 5; i++) {
        storage.fingerprints().append(Samples.hostId(1), "{}", Samples.at(i));
      }
      assertEquals(
          List.of(5L, 4L),
          storage.fingerprints().history(Samples.hostId(1), 10).stream()
              .map(FingerprintStore.Stored::revision)
              .toList());
    }
  }

  @Test
  void refusesToKeepNone() {
    Configuration none = new Configuration("storage", Map.of("fingerprint-history", "0"));
    assertThrows(ConfigurationException.class, () -> new MemoryStorageProvider().create(none));
  }
}
