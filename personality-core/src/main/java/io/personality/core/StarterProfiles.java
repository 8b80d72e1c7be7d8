package io.personality.core;

import io.personality.model.ProfileId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Profiles for common kinds of work that come with the library, to begin with and to be changed.
 *
 * <p><i>Immutable.</i>
 */
public final class StarterProfiles {
  private static final List<ProfileId> IDS =
      Stream.of(
              "analytics-scan",
              "arm-native",
              "batch-throughput",
              "ci-builds",
              "game-server",
              "general-purpose",
              "hpc-floating-point",
              "in-memory-database",
              "integrity-critical",
              "llm-inference-cpu",
              "llm-inference-gpu",
              "low-latency-trading",
              "model-training",
              "power-saving",
              "relational-database",
              "storage-server",
              "video-encoding",
              "web-front-end")
          .map(ProfileId::new)
          .toList();

  private StarterProfiles() {}

  /** {@return the names of all of them, in alphabetical order} */
  public static List<ProfileId> ids() {
    return IDS;
  }

  /**
   * {@return the JSON document of one, in UTF-8, as {@link Profiles#read} takes it; empty where
   * there is none of that name}
   *
   * @param id its name
   */
  public static Optional<byte[]> document(ProfileId id) {
    if (!IDS.contains(id)) {
      return Optional.empty();
    }
    String file = "starters/" + id + ".json";
    try (InputStream in = StarterProfiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the library's jar");
      }
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the library's jar", e);
    }
  }
}
