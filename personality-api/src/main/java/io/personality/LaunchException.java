package io.personality;

/**
 * A launcher, or a fingerprinter that asks a hypervisor, could not do what it was asked; nothing
 * runs because of the call.
 */
public final class LaunchException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was wrong.
   *
   * @param message what was wrong, which value, and what would be right
   */
  public LaunchException(String message) {
    super(message, null);
  }

  /**
   * Says what was wrong, with the fault beneath.
   *
   * @param message what was wrong, which value, and what would be right
   * @param cause the fault beneath
   */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
