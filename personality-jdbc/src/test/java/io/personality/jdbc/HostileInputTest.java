package io.personality.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.StorageException;
import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ProfileStore;
import io.personality.spi.contract.Samples;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What nobody sane would store is kept as it is, or refused with a clear error. */
class HostileInputTest {

  /** On H2. */
  @Nested
  class H2Test extends Cases {
    @Override
    HikariDataSource empty() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
      return pool;
    }
  }

  /** On PostgreSQL. */
  @Nested
  class PostgresTest extends Cases {
    @Override
    HikariDataSource empty() {
      return Postgres.empty();
    }
  }

  abstract static class Cases {
    private static final String NASTY =
        "'; drop table personality_host; -- \"\\%_${}:name <list> é𝄞";

    private HikariDataSource pool;
    private JdbcStorage storage;

    abstract HikariDataSource empty();

    @BeforeEach
    void open() {
      pool = empty();
      storage = JdbcStorage.on(pool);
    }

    @AfterEach
    void close() {
      storage.close();
      pool.close();
    }

    private static ProfileStore.Stored profile(String name, String document, Instant at) {
      return new ProfileStore.Stored(
          new ProfileRef(new ProfileId("p"), 1), new TenantId("t"), name, document, at);
    }

    @Test
    void sqlIsText() {
      HostId host = new HostId(NASTY);
      storage.fingerprints().append(host, NASTY, Instant.EPOCH);
      assertEquals(NASTY, storage.fingerprints().newest(host).orElseThrow().document());
      assertTrue(storage.profiles().append(profile(NASTY, NASTY, Instant.EPOCH)));
      assertEquals(NASTY, storage.profiles().list().get(0).name());
      assertEquals(0, storage.hosts().list().size());
    }

    @Test
    void tenMegabytesAreKept() {
      String document = "x".repeat(10_000_000);
      HostId host = Samples.hostId(1);
      storage.fingerprints().append(host, document, Instant.EPOCH);
      assertEquals(document, storage.fingerprints().newest(host).orElseThrow().document());
    }

    @Test
    void aNulIsKeptOrRefusedAndChangesNothingElse() {
      HostId host = Samples.hostId(1);
      String document = "before\0after";
      try {
        storage.fingerprints().append(host, document, Instant.EPOCH);
        assertEquals(document, storage.fingerprints().newest(host).orElseThrow().document());
      } catch (StorageException refused) {
        assertFalse(refused.isTransient());
        assertTrue(storage.fingerprints().newest(host).isEmpty());
      }
      storage.fingerprints().append(host, "{}", Instant.EPOCH);
      assertEquals("{}", storage.fingerprints().newest(host).orElseThrow().document());
    }

    @Test
    void theFirstAndTheLastTimeAreKept() {
      HostId host = Samples.hostId(1);
      for (Instant time : new Instant[] {Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1, 1)}) {
        storage.fingerprints().append(host, "{}", time);
        assertEquals(time, storage.fingerprints().newest(host).orElseThrow().storedAt());
      }
    }

    @Test
    void aStateOfANewerVersionIsRefusedByName() {
      storage.placements().open(Samples.placement(1, 1));
      Jdbi.create(pool)
          .useHandle(
              handle ->
                  handle.execute(
                      "update personality_placement"
                          + " set history = replace(history, 'claimed', 'dreaming')"));
      StorageException refused =
          assertThrows(StorageException.class, () -> storage.placements().list());
      assertTrue(refused.getMessage().contains("dreaming"), refused.getMessage());
    }

    @Test
    void theDatabaseItselfRefusesWhatWouldGiveAHostAwayTwice() {
      Claim claim =
          new Claim(
              new PlacementId(UUID.randomUUID()),
              Samples.hostId(1),
              new Resources(2, 1_024),
              Set.of(),
              Instant.MAX);
      assertEquals(
          Outcome.CLAIMED, storage.claims().claim(claim, Samples.limit(2, 1_024), Instant.EPOCH));
      assertThrows(
          org.jdbi.v3.core.JdbiException.class,
          () ->
              Jdbi.create(pool)
                  .useHandle(
                      handle ->
                          handle.execute("update personality_claim_host set vcpus = vcpus + 1")));
    }
  }
}
