package io.personality.cli.remote;

import io.personality.model.HostId;
import io.personality.model.Similarity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * <p><i>Immutable.</i>
 *
 * @param kind {@code placement}, {@code host} or {@code profile}
 * @param subject which one
 * @param text what happened, for people
 * @param host of a placement
 * @param similarity that a placement was promised
 */
public record Event(
    String kind,
    Instant at,
    String subject,
    String text,
    Optional<HostId> host,
    Optional<Similarity> similarity) {

  static Event of(String kind, Tree tree) {
    return new Event(
        kind,
        tree.time("at"),
        tree.text("subject"),
        tree.text("text"),
        tree.optionalText("host").map(HostId::new),
        tree.optionalObject("similarity").map(Scores::similarity));
  }
}
