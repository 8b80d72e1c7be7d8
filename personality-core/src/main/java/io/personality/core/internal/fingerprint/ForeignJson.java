package io.personality.core.internal.fingerprint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A view of a parsed JSON value that answers whatever is asked of it: what is not there, or of
 * another kind, is missing and never an exception.
 *
 * <p><i>Immutable</i> if the value is.
 *
 * @param value a map, list, text, number, boolean or null
 */
public record ForeignJson(@Nullable Object value) {
  /** No value at all. */
  static final ForeignJson NOTHING = new ForeignJson(null);

  /** The member of that name; missing where this is no object. */
  public ForeignJson at(String name) {
    return new ForeignJson(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  /** The elements; none where this is no array. */
  public List<ForeignJson> items() {
    return value instanceof List<?> list ? list.stream().map(ForeignJson::new).toList() : List.of();
  }

  /** The names of the members; none where this is no object. */
  public List<String> names() {
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Whether there is an object. */
  public boolean isObject() {
    return value instanceof Map;
  }

  /** Whether there is an array. */
  public boolean isArray() {
    return value instanceof List;
  }

  /** The text, trimmed and of printable characters; empty where this is no text. */
  public String text() {
    return value instanceof String text ? Texts.clean(text) : "";
  }

  /** The number, also where it is written as text; none where it is not finite. */
  public OptionalDouble number() {
    if (value instanceof Number number) {
      double plain = number.doubleValue();
      return Double.isFinite(plain) ? OptionalDouble.of(plain) : OptionalDouble.empty();
    }
    return value instanceof String text ? Texts.number(text) : OptionalDouble.empty();
  }

  /** The number as a whole one, 0 where there is none. */
  public long whole() {
    return (long) number().orElse(0);
  }

  /** The truth value, also where it is written as text or 0 and 1. */
  public Optional<Boolean> flag() {
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    String plain = value instanceof Number ? String.valueOf(whole()) : text();
    return switch (plain) {
      case "1", "true" -> Optional.of(true);
      case "0", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
