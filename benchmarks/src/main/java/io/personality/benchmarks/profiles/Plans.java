package io.personality.benchmarks.profiles;

import io.personality.benchmarks.store.WatchedSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** How PostgreSQL would do what went through a data source. <i>Confined to one thread.</i> */
final class Plans implements WatchedSource.Watcher {
  private static final String WRAPPED = " wrapping ";
  private static final String SCAN_OF_A_TABLE = "Seq Scan on personality_";

  private final Set<String> queries = new LinkedHashSet<>();

  @Override
  public void executes(PreparedStatement statement) {
    String text = String.valueOf(statement); // the driver puts the values in
    int wrapped = text.indexOf(WRAPPED); // the pool says that it has wrapped it
    String query = wrapped < 0 ? text : text.substring(wrapped + WRAPPED.length());
    if (query.startsWith("select") && query.contains("personality_")) {
      queries.add(query);
    }
  }

  @Override
  public void commits(boolean hasWritten) {}

  /** Forgets what went through so far. */
  void clear() {
    queries.clear();
  }

  /** The plans of what went through, line by line. */
  List<String> explain(DataSource source) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String query : queries) {
        try (ResultSet plan = statement.executeQuery("explain " + query)) {
          while (plan.next()) {
            lines.add(plan.getString(1));
          }
        }
      }
    }
    return lines;
  }

  /** Whether no table is read from end to end. */
  static boolean useIndexes(List<String> plan) {
    return !plan.isEmpty() && plan.stream().noneMatch(line -> line.contains(SCAN_OF_A_TABLE));
  }
}
