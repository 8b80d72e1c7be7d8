package io.personality.sealed;

import io.personality.ConfigurationException;
import io.personality.jdbc.JdbcStorageProvider;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Makes the storage named {@code sealed}. */
public final class SealedStorageProvider implements StorageProvider {
  private static final String KEY_FILE = "key-file";

  /** For the service loader. */
  public SealedStorageProvider() {}

  @Override
  public String name() {
    return "sealed";
  }

  /** Stands back for every other storage: it cannot do without a key, and so has to be named. */
  @Override
  public int priority() {
    return -300;
  }

  /**
   * Opens a database. Settings: {@code key-file} (required), a file of 32 random bytes, and those
   * of the storage {@code jdbc}.
   */
  @Override
  public Storage create(Configuration configuration) {
    configuration.allowing(KEY_FILE, "url", "user", "password", "migrate", "fingerprint-history");
    Map<String, String> others = new HashMap<>(configuration.entries());
    String file = others.remove(KEY_FILE);
    if (file == null) {
      throw new ConfigurationException(
          configuration.owner() + ": " + KEY_FILE + " must be set, to a file of 32 random bytes");
    }
    Seal seal = seal(configuration.owner(), Path.of(file));
    return new SealedStorage(
        new JdbcStorageProvider().create(new Configuration(configuration.owner(), others)), seal);
  }

  private static Seal seal(String owner, Path file) {
    try {
      return new Seal(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          owner + ": " + KEY_FILE + " " + file + " holds no key: " + e.getMessage(), e);
    }
  }
}
