package io.personality.model;

import java.util.List;

/**
 * Why a host has the similarity it has.
 *
 * <p><i>Immutable.</i>
 *
 * @param host the host
 * @param similarity the score
 * @param terms one a term of the profile: preferences in the order written, then dislikes, traits
 *     and metrics
 */
public record Explanation(HostId host, Similarity similarity, List<TermScore> terms) {
  /** Copies the list. */
  public Explanation {
    terms = List.copyOf(terms);
  }
}
