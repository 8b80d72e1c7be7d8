package io.personality.mvstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import io.personality.model.Host;
import io.personality.spi.ChangeFeed;
import io.personality.spi.HostStore;
import io.personality.spi.Storage;
import io.personality.spi.contract.DurableStorageContract;
import io.personality.spi.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what was kept is in the file, and what becomes of the file otherwise. */
class MvStorageFileTest extends DurableStorageContract {
  @TempDir private Path folder;

  @Override
  protected Storage open() {
    return MvStorage.open(folder.resolve("state.mv"));
  }

  private static HostStore.Registered register(Storage storage, int host) {
    return storage.hosts().register(Samples.hostId(host), Host.Settings.DEFAULT);
  }

  @Test
  void aFeedGoesOnWhereItWas() {
    ChangeFeed.Position position;
    try (Storage storage = open()) {
      register(storage, 1);
      position = storage.changes().now();
    }
    try (Storage storage = open()) {
      register(storage, 2);
      assertEquals(Set.of(Samples.hostId(2)), storage.changes().after(position).hosts());
    }
  }

  /** As after a crash: what was returned is in the file, whether or not it was ever closed. */
  @Test
  void whatHasReturnedIsOnDisk() throws IOException {
    Path copy = folder.resolve("copy.mv");
    HostStore.Registered host;
    try (Storage storage = open()) {
      host = register(storage, 1);
      Files.copy(folder.resolve("state.mv"), copy);
    }
    try (Storage storage = MvStorage.open(copy)) {
      assertEquals(List.of(host), storage.hosts().list());
    }
  }

  @Test
  void goesOnAfterAThreadWasInterrupted() {
    try (Storage storage = open()) {
      Thread.currentThread().interrupt();
      HostStore.Registered host = register(storage, 1);
      assertTrue(Thread.interrupted());
      assertEquals(List.of(host), storage.hosts().list());
    }
  }

  @Test
  void belongsToOneAtATime() {
    try (Storage storage = open()) {
      String message = assertThrows(StorageException.class, this::open).getMessage();
      assertTrue(message.contains("locked"), message);
      assertFalse(storage.isShared());
    }
  }

  @Test
  void refusesWorkOnceItIsClosed() {
    Storage storage = open();
    storage.close();
    assertThrows(StorageException.class, () -> storage.hosts().list());
    assertThrows(StorageException.class, () -> register(storage, 1));
  }
}
