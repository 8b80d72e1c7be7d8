package io.personality;

/** A launcher could not do what it was asked, and nothing runs because of the call. */
public final class LaunchException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong. */
  public LaunchException(String message) {
    super(message, null);
  }

  /** Says what was wrong, with the fault beneath. */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
