package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.WeightRange;
import io.personality.model.WeightStability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Over which range of each weight the winner stays the winner. <i>Immutable.</i> */
public record StabilityBody(String winner, List<Weight> weights) {

  /** One weight and how far it could go either way. */
  public record Weight(String name, String group, double weight, Limit below, Limit above) {}

  /**
   * Where a weight would make another host the best.
   *
   * @param limit {@code at}, {@code any} where no weight would, or {@code not_determined}
   * @param weight that weight
   * @param rival the host that would be the best
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Limit(String limit, @Nullable Double weight, @Nullable String rival) {
    static Limit of(WeightRange.Limit limit) {
      if (limit instanceof WeightRange.Limit.At at) {
        return new Limit("at", at.weight(), at.rival().value());
      }
      return new Limit(
          limit instanceof WeightRange.Limit.Any ? "any" : "not_determined", null, null);
    }
  }

  /** The stability of a ranking. */
  public static StabilityBody of(WeightStability stability) {
    return new StabilityBody(
        stability.winner().value(),
        stability.ranges().stream()
            .map(
                range ->
                    new Weight(
                        range.term(),
                        range.group().label(),
                        range.weight(),
                        Limit.of(range.below()),
                        Limit.of(range.above())))
            .toList());
  }
}
