package io.personality.core.internal.plugin;

import java.util.Map;
import java.util.Optional;

/**
 * Which implementation somebody wants of one kind, and how it is to be set up.
 *
 * <p><i>Immutable.</i>
 *
 * @param object the implementation itself, where it was given; beats the name
 * @param name a provider's name, where one was given; beats discovery
 * @param settings what the provider gets; must be empty where an object was given
 * @param <T> the kind of implementation
 */
public record Wanted<T>(Optional<T> object, Optional<String> name, Map<String, String> settings) {
  /** Copies the map. */
  public Wanted {
    settings = Map.copyOf(settings);
  }

  /** This very object. */
  public static <T> Wanted<T> object(T object) {
    return new Wanted<>(Optional.of(object), Optional.empty(), Map.of());
  }

  /** What the provider of that name makes. */
  public static <T> Wanted<T> named(String name, Map<String, String> settings) {
    return new Wanted<>(Optional.empty(), Optional.of(name), settings);
  }

  /** What the provider of the highest priority makes. */
  public static <T> Wanted<T> any() {
    return new Wanted<>(Optional.empty(), Optional.empty(), Map.of());
  }
}
