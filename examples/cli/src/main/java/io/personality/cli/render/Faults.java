package io.personality.cli.render;

import io.personality.Violation;
import java.util.List;

/** Faults of documents, one a line: where, what, and what would be right. */
public final class Faults {
  private Faults() {}

  /** One line a fault, in the order given. */
  public static String render(List<Violation> violations) {
    StringBuilder page = new StringBuilder();
    violations.forEach(violation -> page.append(violation).append('\n'));
    return page.toString();
  }
}
