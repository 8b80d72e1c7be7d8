package io.personality.core.internal.plugin;

import io.personality.spi.Provider;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What discovery has found of one kind.
 *
 * <p><i>Immutable.</i>
 *
 * @param sound the providers that can be used, by name
 * @param broken those that cannot
 * @param <P> the kind of provider
 */
record Found<P extends Provider<?>>(List<Candidate<P>> sound, List<Broken> broken) {
  Found {
    sound =
        sound.stream()
            .sorted(
                Comparator.<Candidate<P>, String>comparing(Candidate::name)
                    .thenComparing(Candidate::toString))
            .toList();
    broken = List.copyOf(broken);
  }

  /** A provider that told its name and priority. */
  record Candidate<P>(P provider, String name, int priority) {
    @Override
    public String toString() {
      return "\""
          + name
          + "\" (priority "
          + priority
          + ", "
          + provider.getClass().getName()
          + " from "
          + origin(provider.getClass())
          + ")";
    }
  }

  /** A provider that could not be made, or not be asked its name. */
  record Broken(String description, Throwable cause) {
    @Override
    public String toString() {
      return description + ": " + cause;
    }
  }

  List<Candidate<P>> named(String name) {
    return sound.stream().filter(candidate -> candidate.name().equals(name)).toList();
  }

  /** Those of the highest priority: none, one, or a tie. */
  List<Candidate<P>> foremost() {
    int highest = sound.stream().mapToInt(Candidate::priority).max().orElse(0);
    return sound.stream().filter(candidate -> candidate.priority() == highest).toList();
  }

  List<String> names() {
    return sound.stream().map(Candidate::name).distinct().toList();
  }

  static String lines(List<?> items) {
    return items.stream().map(item -> "\n  " + item).collect(Collectors.joining());
  }

  /** The jar or folder that a class was loaded from. */
  static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "the Java runtime"
        : source.getLocation().toString();
  }
}
