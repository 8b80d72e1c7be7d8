package io.personality.cli;

/** An end of a command other than success, with what is said on stderr. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Failed otherwise. */
  static final int FAILED = 1;

  /** An option, a profile, a fleet or a file was not as it must be. */
  static final int BAD_INPUT = 2;

  /** No host can. */
  static final int NO_MATCH = 3;

  private final int exitCode;

  Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  Failure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
