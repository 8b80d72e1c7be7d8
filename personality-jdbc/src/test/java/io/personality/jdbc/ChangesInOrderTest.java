package io.personality.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.model.HostId;
import io.personality.spi.ChangeFeed.Changes;
import io.personality.spi.ChangeFeed.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Numbers are given in one order and committed in another; nothing is lost on the way. */
class ChangesInOrderTest {
  private static final HostId FIRST = new HostId("first");
  private static final HostId SAME_SHARD = hostInShard(true);
  private static final HostId OTHER_SHARD = hostInShard(false);

  private static HostId hostInShard(boolean same) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> new HostId("host-" + i))
        .filter(host -> same == (HostChanges.shard(host) == HostChanges.shard(FIRST)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCommitsLaterIsToldLater() throws Exception {
    try (HikariDataSource pool = Postgres.empty();
        JdbcStorage storage = JdbcStorage.on(pool);
        Handle open = Jdbi.create(pool).open()) {
      Position start = storage.changes().now();
      open.begin();
      ClaimSums.lock(open, FIRST);
      HostChanges.note(open, FIRST); // has its number, but cannot be seen yet

      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> append(storage, SAME_SHARD));
      append(storage, OTHER_SHARD);
      Changes told = storage.changes().after(start);
      assertEquals(Set.of(OTHER_SHARD), told.hosts());
      assertFalse(waiting.isDone(), "a later number of the shard was given before the first ended");

      open.commit();
      waiting.get(30, TimeUnit.SECONDS);
      assertEquals(Set.of(FIRST, SAME_SHARD), storage.changes().after(told.position()).hosts());
    }
  }

  @Test
  void whatIsRolledBackIsNotTold() {
    try (HikariDataSource pool = Postgres.empty();
        JdbcStorage storage = JdbcStorage.on(pool);
        Handle open = Jdbi.create(pool).open()) {
      Position start = storage.changes().now();
      open.begin();
      ClaimSums.lock(open, FIRST);
      HostChanges.note(open, FIRST);
      open.rollback();
      append(storage, SAME_SHARD);
      assertEquals(Set.of(SAME_SHARD), storage.changes().after(start).hosts());
    }
  }

  @Test
  void aHintOfAnotherProcessWakesThoseWhoWait() throws Exception {
    try (HikariDataSource pool = Postgres.empty();
        JdbcStorage one = JdbcStorage.on(pool);
        JdbcStorage other = JdbcStorage.on(pool)) {
      CountDownLatch woken = new CountDownLatch(1);
      Thread waiting =
          new Thread(
              () -> {
                try {
                  one.changes().await(Duration.ofMinutes(10));
                  woken.countDown();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      waiting.start();
      // The other process has a listener too, which is who sends the hints.
      other.changes().await(Duration.ofMillis(1));
      boolean heard = false;
      for (int i = 0; i < 100 && !heard; i++) { // whoever listens late misses the first ones
        append(other, FIRST);
        heard = woken.await(200, TimeUnit.MILLISECONDS);
      }
      assertTrue(heard, "no hint was heard");
      waiting.join();
    }
  }

  private static void append(JdbcStorage storage, HostId host) {
    storage.fingerprints().append(host, "{}", Instant.EPOCH);
  }
}
