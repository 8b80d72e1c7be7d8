package io.personality;

/** A store could not do what it was asked. */
public final class StorageException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /** Whether the same call may succeed later. */
  private final boolean transientFault;

  /**
   * Reports a fault.
   *
   * @param message what was wrong and with which value
   * @param transientFault whether the same call may succeed later
   * @param cause the fault beneath
   */
  public StorageException(String message, boolean transientFault, Throwable cause) {
    super(message, cause);
    this.transientFault = transientFault;
  }

  /**
   * Reports a permanent fault that the store itself found.
   *
   * @param message what was wrong and with which value
   */
  public StorageException(String message) {
    super(message, null);
    this.transientFault = false;
  }

  /** {@return whether the same call may succeed later} */
  public boolean isTransient() {
    return transientFault;
  }
}
