package io.personality.mvstore;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import java.nio.file.Path;

/** Makes the storage named {@code mvstore}. <i>Immutable.</i> */
public final class MvStorageProvider implements StorageProvider {
  @Override
  public String name() {
    return "mvstore";
  }

  /** Stands back for every other storage: it cannot do without a file, and so has to be named. */
  @Override
  public int priority() {
    return -300;
  }

  /** Opens a file or makes it. The one setting is {@code file}, its path. */
  @Override
  public Storage create(Configuration configuration) {
    return configuration
        .allowing("file")
        .text("file")
        .map(file -> MvStorage.open(Path.of(file)))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    configuration.owner() + ": file must be set, to the path to keep all in"));
  }
}
