package io.personality.model;

import java.util.List;

/**
 * How much each weight of a profile can change before another host wins.
 *
 * <p><i>Immutable.</i>
 *
 * @param winner the best host by what the request ranks by; terms of an operator have no say
 * @param ranges one a term of the profile, in the order of a breakdown
 * @param basis what this was made from
 */
public record WeightStability(HostId winner, List<WeightRange> ranges, Basis basis) {
  /** Copies the list. */
  public WeightStability {
    ranges = List.copyOf(ranges);
  }
}
