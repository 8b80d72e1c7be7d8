package io.personality.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes rows as JSON, as a table for a terminal, and as a table of Markdown. */
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  /** An array of objects; a figure that could not be measured is null. */
  public static String json(List<Row> rows) {
    ArrayNode array = JSON.createArrayNode();
    for (Row row : rows) {
      ObjectNode object = array.addObject().put("name", row.goal().name());
      if (row.value().isPresent()) {
        object.put("value", row.value().getAsDouble());
      } else {
        object.putNull("value");
      }
      object
          .put("unit", row.goal().unit())
          .put("bound", row.goal().bound().limit())
          .put("holds", row.holds())
          .put("detail", row.detail());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can always be written", e);
    }
  }

  /** Columns in plain text, the details below each row. */
  public static String table(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    String format = "%-26s %14s %-11s %-16s %s%n";
    text.append(String.format(format, "row", "value", "unit", "bound", "holds"));
    for (Row row : rows) {
      text.append(
          String.format(
              format,
              row.goal().name(),
              value(row),
              row.goal().unit(),
              row.goal().bound(),
              row.holds() ? "yes" : "NO"));
      text.append("    ").append(row.detail()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** A table of Markdown. */
  public static String markdown(List<Row> rows) {
    StringBuilder text = new StringBuilder("| row | value | unit | bound [goal] | holds | how |\n");
    text.append("|---|---:|---|---|---|---|\n");
    for (Row row : rows) {
      text.append("| `").append(row.goal().name()).append("` | ").append(value(row));
      text.append(" | ").append(row.goal().unit()).append(" | ").append(row.goal().bound());
      text.append(" | ").append(row.holds() ? "yes" : "**no**");
      text.append(" | ").append(row.detail().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  private static String value(Row row) {
    return row.value().isPresent() ? Figures.number(row.value().getAsDouble()) : "-";
  }
}
