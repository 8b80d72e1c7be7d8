package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.xml.UnreadableXmlException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a host was asked: its answer, or why there is none.
 *
 * <p><i>Immutable.</i>
 *
 * @param answer the answer, where there is one
 * @param reason why there is none, for people; empty where there is one
 * @param <T> what it is
 */
public record Told<T>(Optional<T> answer, String reason) {

  /** {@return an answer} */
  public static <T> Told<T> of(T answer) {
    return new Told<>(Optional.of(answer), "");
  }

  /** {@return no answer, and why} */
  public static <T> Told<T> missing(String reason) {
    return new Told<>(Optional.empty(), reason);
  }

  /**
   * {@return what is made of the answer; none where the text cannot be read}
   *
   * @param what it is, for the reason
   */
  <R> Told<R> read(String what, Function<T, R> reader) {
    try {
      return answer.isPresent() ? of(reader.apply(answer.get())) : missing(reason);
    } catch (UnreadableXmlException e) {
      return missing("the daemon's " + what + " cannot be read: " + e.getMessage());
    }
  }
}
