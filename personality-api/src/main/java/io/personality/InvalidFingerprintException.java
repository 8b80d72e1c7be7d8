package io.personality;

import java.util.List;

/** A fingerprint document that cannot be accepted; lists every fault of it. */
public final class InvalidFingerprintException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports the faults.
   *
   * @param violations at least one
   */
  public InvalidFingerprintException(List<Violation> violations) {
    super("the fingerprint", violations);
  }
}
