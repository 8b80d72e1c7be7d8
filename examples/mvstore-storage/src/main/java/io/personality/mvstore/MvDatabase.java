package io.personality.mvstore;

import io.personality.StorageException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * One file of sorted maps, changed by one caller at a time. <i>Thread-safe.</i>
 *
 * <p>Maps are only read inside of {@link #read} or {@link #change} and only written inside of
 * {@link #change}.
 */
final class MvDatabase implements AutoCloseable {
  private final MVStore store;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * Opens a file or makes it.
   *
   * @throws StorageException if it cannot be opened, as where another process has it
   */
  MvDatabase(Path file) {
    try {
      // Other channels than asynchronous ones are closed when a thread is interrupted.
      store = new MVStore.Builder().fileName("async:" + file).autoCommitDisabled().open();
    } catch (MVStoreException e) {
      throw new StorageException("cannot open " + file + ": " + e.getMessage(), false, e);
    }
  }

  /** The map of that name, in the order of its keys. */
  <K extends Comparable<K>, V> MVMap<K, V> map(String name, Class<K> keys, Class<V> values) {
    try {
      MVMap<K, V> map =
          store.openMap(
              name,
              new MVMap.Builder<K, V>()
                  .keyType(new JsonType.Key<>(keys))
                  .valueType(new JsonType<>(values)));
      store.commit(); // a new map must not go with the first change that is undone
      return map;
    } catch (MVStoreException e) {
      store.closeImmediately();
      throw new StorageException("cannot read the " + name + ": " + e.getMessage(), false, e);
    }
  }

  /** What is read while nothing changes. */
  <T> T read(Supplier<T> work) {
    return locked(lock.readLock(), () -> whileOpen(work));
  }

  /**
   * Changes all that the work changes, on disk before this returns, or nothing where it throws.
   * Inside of another change it is a part of that one.
   */
  <T> T change(Supplier<T> work) {
    return locked(
        lock.writeLock(), () -> whileOpen(lock.getWriteHoldCount() > 1 ? work : () -> whole(work)));
  }

  /** Maps may answer from what they remember, so that a closed file has to be looked for. */
  private <T> T whileOpen(Supplier<T> work) {
    if (store.isClosed()) {
      throw new StorageException("the storage is closed");
    }
    return work.get();
  }

  private <T> T whole(Supplier<T> work) {
    boolean done = false;
    try {
      T result = work.get();
      if (store.hasUnsavedChanges()) {
        store.commit();
        store.sync();
      }
      done = true;
      return result;
    } finally {
      if (!done && !store.isClosed()) {
        store.rollback();
      }
    }
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } catch (MVStoreException e) {
      throw new StorageException("the file of maps failed: " + e.getMessage(), false, e);
    } finally {
      lock.unlock();
    }
  }

  /** The number of the change under way, or of the next one; they count up, whoever reopens it. */
  long version() {
    return store.getCurrentVersion();
  }

  @Override
  public void close() {
    locked(
        lock.writeLock(),
        () -> {
          store.close();
          return true;
        });
  }
}
