package io.personality.jdbc;

import io.personality.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/**
 * The tables, made and brought up to date by Flyway.
 *
 * <p>Rule for rolling upgrades: a schema says from which version on programs may use it. A program
 * that is older than that is refused before it reads anything; one that is older than the schema,
 * but not that old, works on.
 */
final class Schema {
  /** The version of the last script that this program knows. */
  static final int VERSION = 7;

  private static final String SCRIPTS = "classpath:io/personality/jdbc/migration";
  private static final String HISTORY = "personality_schema_history";

  private Schema() {}

  /** Brings the tables up to date. Several programs may do so at once. */
  static void migrate(DataSource source) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations(SCRIPTS)
          .table(HISTORY)
          // The database may hold other tables, whose owner need not know of these.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .placeholders(Map.of("binary_order", binaryOrder(source)))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "could not bring the tables up to date: " + e.getMessage(), false, e);
    }
  }

  static boolean isPostgres(DataSource source) {
    return product(source).equals("PostgreSQL");
  }

  /** What makes a column of texts sort by the numbers of their characters. */
  private static String binaryOrder(DataSource source) {
    return product(source).equals("H2") ? "" : "collate \"C\"";
  }

  private static String product(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new StorageException(
          "could not ask the database what it is: " + e.getMessage(), true, e);
    }
  }

  /** Refuses tables that are missing, or too new for this program. */
  static void check(Database database) {
    int readableFrom = database.transact("read the version of the schema", Schema::readableFrom);
    if (readableFrom > VERSION) {
      throw new StorageException(
          "the database has a schema that programs from schema version "
              + readableFrom
              + " on can use; this one knows version "
              + VERSION
              + ". Upgrade it, or point it to another database.");
    }
  }

  private static int readableFrom(Handle handle) {
    return handle
        .createQuery("select readable_from from personality_schema")
        .mapTo(Integer.class)
        .one();
  }
}
