package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Lists, a part at a time. Each has a field {@code next} where it goes on: the {@code cursor} to
 * ask for the next part with.
 */
public final class Pages {
  private Pages() {}

  /** Profiles, best standing first. */
  public record Profiles(
      List<ListingBody> profiles, @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {}

  /** Hosts, by identity. */
  public record Hosts(
      List<HostBody> hosts, @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {}

  /** Placements, newest first. */
  public record Placements(
      List<PlacementBody> placements, @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {}

  /** Fingerprints, newest first, and the days that older ones were summed up to. */
  public record History(List<FingerprintBody> history, List<DayBody> days) {}

  /** Tokens, newest first. */
  public record Tokens(List<TokenBody> tokens) {}
}
