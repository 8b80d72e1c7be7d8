package io.personality.spi;

/**
 * A named factory found through {@link java.util.ServiceLoader}. Its public constructor takes
 * nothing and does nothing.
 *
 * @param <T> what it makes
 */
public interface Provider<T> {
  /** {@return its name in lower-kebab-case, unique among the providers of its kind} */
  String name();

  /**
   * Settles which provider is taken where none is named: the highest; a tie is an error.
   *
   * @return the priority; 0 unless overridden
   */
  default int priority() {
    return 0;
  }

  /**
   * Makes one.
   *
   * @param configuration its settings
   * @return a new one, which the caller closes where it can be closed
   * @throws io.personality.ConfigurationException if the configuration holds unknown keys or values
   *     that cannot be used
   */
  T create(Configuration configuration);
}
