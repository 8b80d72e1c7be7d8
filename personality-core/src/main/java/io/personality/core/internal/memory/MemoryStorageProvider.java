package io.personality.core.internal.memory;

import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;

/** Makes {@link MemoryStorage}, named {@code memory}. <i>Thread-safe.</i> */
public final class MemoryStorageProvider implements StorageProvider {
  @Override
  public String name() {
    return "memory";
  }

  /** Stands back for any other storage that somebody has put on the class path. */
  @Override
  public int priority() {
    return -100;
  }

  /**
   * Makes an empty storage. The one setting is {@code fingerprint-history}: how many fingerprints
   * of each host are kept, 1 to 1,000,000, 64 unless said.
   */
  @Override
  public Storage create(Configuration configuration) {
    configuration.allowing("fingerprint-history");
    return new MemoryStorage((int) configuration.number("fingerprint-history", 64, 1, 1_000_000));
  }
}
