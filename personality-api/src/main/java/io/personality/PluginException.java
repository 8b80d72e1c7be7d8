package io.personality;

import org.jspecify.annotations.Nullable;

/** A plug-in broke its contract; the request it served fails, and nothing is put in its place. */
public final class PluginException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /** The plug-in's name. */
  private final String provider;

  /**
   * Reports a fault.
   *
   * @param provider the plug-in's name
   * @param message what it did
   * @param cause what it threw, if it threw
   */
  public PluginException(String provider, String message, @Nullable Throwable cause) {
    super("plug-in \"" + provider + "\": " + message, cause);
    this.provider = provider;
  }

  /** {@return the plug-in's name} */
  public String provider() {
    return provider;
  }
}
