package io.personality.model;

import java.util.Optional;

/**
 * A soft dislike: a host that passes the condition gets no credit for the term, any other full
 * credit.
 *
 * <p><i>Immutable.</i>
 *
 * @param feature what is tested
 * @param condition what is disliked
 * @param weight its weight among the preferences; empty means 1
 */
public record Avoidance(FeatureName feature, Condition condition, Optional<Double> weight) {
  /** Checks the weight. */
  public Avoidance {
    weight.ifPresent(w -> Check.positiveFinite("weight", w));
  }
}
