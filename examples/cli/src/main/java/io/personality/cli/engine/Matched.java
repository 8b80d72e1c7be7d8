package io.personality.cli.engine;

import io.personality.model.Explanation;
import io.personality.model.Ranking;
import io.personality.model.WeightStability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A ranking as it is shown.
 *
 * <p><i>Immutable.</i>
 *
 * @param profile the profile's name
 * @param explanations of the candidates, in their order; empty where none were asked for
 * @param stability of the weights, where it was asked for and there is a winner
 * @param took how long the ranking took
 */
public record Matched(
    String profile,
    Ranking ranking,
    List<Explanation> explanations,
    Optional<WeightStability> stability,
    Duration took) {
  /** Copies the list. */
  public Matched {
    explanations = List.copyOf(explanations);
  }
}
