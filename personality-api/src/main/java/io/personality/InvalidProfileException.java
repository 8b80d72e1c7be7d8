package io.personality;

import java.util.List;

/** A profile document that cannot be accepted; lists every fault of it. */
public final class InvalidProfileException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports the faults.
   *
   * @param violations at least one
   */
  public InvalidProfileException(List<Violation> violations) {
    super("the profile", violations);
  }
}
