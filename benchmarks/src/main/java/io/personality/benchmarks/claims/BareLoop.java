package io.personality.benchmarks.claims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The yardstick: as many commits as a placement makes, each of one row of about 200 bytes, by plain
 * JDBC, a statement that commits itself. No database can make a placement that survives a crash in
 * less. <i>Thread-safe.</i>
 */
final class BareLoop {
  private static final String TEXT = "x".repeat(160);

  private final DataSource source;
  private final int commits;
  private final AtomicLong number = new AtomicLong();

  /**
   * Makes its table.
   *
   * @param commits of one round
   */
  BareLoop(DataSource source, int commits) throws SQLException {
    this.source = source;
    this.commits = commits;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table bare (id bigint primary key, text varchar(200))");
    }
  }

  /** One round. */
  void once() {
    for (int i = 0; i < commits; i++) {
      try (Connection connection = source.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("insert into bare (id, text) values (?, ?)")) {
        insert.setLong(1, number.incrementAndGet());
        insert.setString(2, TEXT);
        insert.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
