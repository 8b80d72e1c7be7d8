package io.personality.core.internal.fingerprint;

import java.util.function.Function;

/**
 * What came of reading foreign text: a value, or a refusal that says why. Readers of this package
 * return nothing else and throw nothing.
 *
 * <p><i>Immutable</i> if the value is.
 *
 * @param <T> the value
 */
public sealed interface Parsed<T> {

  /** The text was understood. */
  record Ok<T>(T value) implements Parsed<T> {}

  /**
   * The text was not understood, or there was none.
   *
   * @param reason for people, such as {@code lshw is not installed}
   */
  record Refused<T>(String reason) implements Parsed<T> {}

  /** A value. */
  static <T> Parsed<T> ok(T value) {
    return new Ok<>(value);
  }

  /** A refusal. */
  static <T> Parsed<T> refused(String reason) {
    return new Refused<>(reason);
  }

  /** Goes on with the value; a refusal stays what it is. */
  default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
    return either(next, Parsed::refused);
  }

  /** The value, or the one given where there is none. */
  default T orElse(T otherwise) {
    return either(value -> value, reason -> otherwise);
  }

  /** Why there is no value; empty where there is one. */
  default String reason() {
    return either(value -> "", reason -> reason);
  }

  /** Whether there is a value. */
  default boolean isOk() {
    return this instanceof Ok;
  }

  private <R> R either(
      Function<? super T, ? extends R> ok, Function<? super String, ? extends R> refused) {
    if (this instanceof Ok<T> known) {
      return ok.apply(known.value());
    }
    return refused.apply(((Refused<T>) this).reason());
  }
}
