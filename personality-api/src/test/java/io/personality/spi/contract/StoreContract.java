package io.personality.spi.contract;

import io.personality.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens a storage before each test and closes it afterwards. */
abstract class StoreContract {
  private Storage storage;

  /** A fresh storage with nothing in it. */
  protected abstract Storage open();

  /** The storage under test. */
  protected final Storage storage() {
    return storage;
  }

  @BeforeEach
  final void openStorage() {
    storage = open();
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }
}
