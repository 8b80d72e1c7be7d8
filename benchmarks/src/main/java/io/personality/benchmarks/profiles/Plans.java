package io.personality.benchmarks.profiles;

import io.personality.benchmarks.store.WatchedSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How PostgreSQL would do what went through a data source. <i>Confined to one thread.</i> */
final class Plans implements WatchedSource.Watcher {
  private static final String WRAPPED = " wrapping ";
  private static final Pattern SCAN = Pattern.compile("Seq Scan on (personality_\\w+)");
  private static final int FEW_PAGES = 64; // half a MiB

  private final Set<String> queries = new LinkedHashSet<>();

  @Override
  public void executes(PreparedStatement statement) {
    String text = String.valueOf(statement); // the driver puts the values in
    int wrapped = text.indexOf(WRAPPED); // the pool says that it has wrapped it
    String query = wrapped < 0 ? text : text.substring(wrapped + WRAPPED.length());
    if (query.matches("(?s)\\(?select.*") && query.contains("personality_")) {
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

  /** The tables of so few pages that to read them whole is cheaper than any index. */
  static Set<String> smallTables(DataSource source) throws SQLException {
    Set<String> small = new HashSet<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet table =
            statement.executeQuery(
                "select relname from pg_class where relkind = 'r' and relpages < " + FEW_PAGES)) {
      while (table.next()) {
        small.add(table.getString(1));
      }
    }
    return small;
  }

  /** Whether no table is read from end to end but small ones. */
  static boolean useIndexes(List<String> plan, Set<String> small) {
    return !plan.isEmpty()
        && plan.stream()
            .map(SCAN::matcher)
            .noneMatch(scan -> scan.find() && !small.contains(scan.group(1)));
  }
}
