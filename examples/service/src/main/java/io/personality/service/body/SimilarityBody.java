package io.personality.service.body;

import io.personality.model.Similarity;

/** How close a host comes. <i>Immutable.</i> */
public record SimilarityBody(
    double expected, double lower, double upper, double coverage, boolean exact) {
  /** A similarity. */
  public static SimilarityBody of(Similarity similarity) {
    return new SimilarityBody(
        similarity.expected(),
        similarity.lower(),
        similarity.upper(),
        similarity.coverage(),
        similarity.exact());
  }
}
