package io.personality.mvstore;

import io.personality.spi.Storage;
import io.personality.spi.contract.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract of a storage, in ten lines. */
class MvStorageTest extends StorageContract {
  @TempDir private Path folder;

  @Override
  protected Storage open() {
    return MvStorage.open(folder.resolve("state.mv"));
  }
}
