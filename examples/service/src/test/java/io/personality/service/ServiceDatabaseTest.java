package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServiceDatabaseTest {
  private static final String CANCELED = "57014"; // the SQLSTATE of both databases

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void givesAStatementOfH2NoMoreTimeThanItHas() {
    cancels(
        "jdbc:h2:file:" + folder.resolve("state"),
        "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b");
  }

  @Test
  @Timeout(60)
  void givesAStatementOfPostgresNoMoreTimeThanItHas() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      cancels(postgres.getJdbcUrl("postgres", "postgres"), "select pg_sleep(1000)");
    }
  }

  private static void cancels(String url, String endless) {
    Settings.Database settings = new Settings.Database(url, Optional.empty(), Optional.empty());
    try (ServiceDatabase database = ServiceDatabase.open(settings, Duration.ofMillis(200))) {
      JdbiException e =
          assertThrows(
              JdbiException.class,
              () -> database.tables().useHandle(handle -> handle.execute(endless)));
      assertEquals(CANCELED, ((SQLException) e.getCause()).getSQLState(), e.getMessage());
      assertTrue(database.answers());
      assertEquals(0, database.storage().placements().list().size(), "the tables are there");
    }
  }
}
