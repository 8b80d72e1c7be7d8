package io.personality.jdbc;

import io.personality.StorageException;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a placement as text: a line for each step, of time, state, host and reason with
 * tabs between.
 */
final class Histories {
  private static final int PARTS = 4;

  private Histories() {}

  static String text(List<Placement.Step> steps) {
    StringBuilder text = new StringBuilder();
    for (Placement.Step step : steps) {
      text.append(text.length() == 0 ? "" : "\n").append(text(step));
    }
    return text.toString();
  }

  static String text(Placement.Step step) {
    return String.join(
        "\t",
        Times.seconds(step.at()).toPlainString(),
        Names.text(step.state()),
        step.host().value(),
        escaped(step.reason()));
  }

  static List<Placement.Step> steps(String text) {
    List<Placement.Step> steps = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] parts = line.split("\t", PARTS);
      if (parts.length != PARTS) {
        throw new StorageException(
            "cannot read the step \""
                + line
                + "\" of a placement; was it written by a newer version?");
      }
      steps.add(
          new Placement.Step(
              Times.instant(new BigDecimal(parts[0])),
              Names.constant(PlacementState.class, parts[1]),
              new HostId(parts[2]),
              unescaped(parts[3])));
    }
    return steps;
  }

  private static String escaped(String reason) {
    return reason
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\0", "\\0"); // which PostgreSQL has no text with
  }

  private static String unescaped(String text) {
    StringBuilder reason = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        reason.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      reason.append(
          switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case '0' -> '\0';
            default -> escaped;
          });
    }
    return reason.toString();
  }
}
