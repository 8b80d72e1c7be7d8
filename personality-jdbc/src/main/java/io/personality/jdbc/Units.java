package io.personality.jdbc;

import io.personality.StorageException;
import io.personality.model.ExclusiveUnit;

/** Reads exclusive units from the texts that the tables have. */
final class Units {
  private Units() {}

  static ExclusiveUnit unit(String text) {
    try {
      return ExclusiveUnit.of(text);
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          "cannot read the exclusive unit \"" + text + "\"; was it written by a newer version?",
          false,
          e);
    }
  }
}
