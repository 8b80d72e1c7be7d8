package io.personality.core.internal.memory;

import io.personality.spi.Storage;
import io.personality.spi.contract.StorageContract;

class MemoryStorageTest extends StorageContract {
  @Override
  protected Storage open() {
    return new MemoryStorage();
  }
}
