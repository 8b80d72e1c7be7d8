package io.personality;

import org.jspecify.annotations.Nullable;

/**
 * The root of every fault this library reports. The message says what was wrong, which value, and
 * what would be right.
 */
public abstract sealed class PersonalityException extends RuntimeException
    permits InvalidDocumentException,
        ConfigurationException,
        StorageException,
        LaunchException,
        RefusedException,
        PluginException {
  private static final long serialVersionUID = 1L;

  PersonalityException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
