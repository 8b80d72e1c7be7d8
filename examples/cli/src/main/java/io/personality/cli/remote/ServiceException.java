package io.personality.cli.remote;

/** The service refused, did not answer, or answered what cannot be read. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is known of what was asked. */
  private enum Outcome {
    REFUSED,
    BAD_INPUT,
    UNKNOWN
  }

  private final Outcome outcome;

  private ServiceException(String message, Outcome outcome) {
    super(message);
    this.outcome = outcome;
  }

  private ServiceException(String message, Outcome outcome, Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  ServiceException(String message) {
    this(message, Outcome.REFUSED);
  }

  ServiceException(String message, Throwable cause) {
    this(message, Outcome.REFUSED, cause);
  }

  /** What was asked cannot be, whoever asks. */
  static ServiceException badInput(String message) {
    return new ServiceException(message, Outcome.BAD_INPUT);
  }

  /** It was sent, and may have been done. */
  static ServiceException unknown(String message, Throwable cause) {
    return new ServiceException(message, Outcome.UNKNOWN, cause);
  }

  /** Whether what was asked has to be put right. */
  public boolean isBadInput() {
    return outcome == Outcome.BAD_INPUT;
  }

  /** Whether it may have been done all the same. */
  public boolean isOutcomeUnknown() {
    return outcome == Outcome.UNKNOWN;
  }
}
