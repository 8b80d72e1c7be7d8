package io.personality.service.body;

import org.jspecify.annotations.Nullable;

/** What a request must have. */
final class Required {
  private Required() {}

  /** Refuses a field that is missing, or null. */
  static void field(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
  }
}
