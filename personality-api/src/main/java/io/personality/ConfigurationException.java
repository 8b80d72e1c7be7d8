package io.personality;

/** A builder, provider or catalogue was set up in a way that cannot work. */
public final class ConfigurationException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was wrong and what would be right.
   *
   * @param message what was wrong, which value, and what would be right
   */
  public ConfigurationException(String message) {
    super(message, null);
  }

  /**
   * Says what was wrong, with the fault beneath.
   *
   * @param message what was wrong, which value, and what would be right
   * @param cause the fault beneath
   */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
