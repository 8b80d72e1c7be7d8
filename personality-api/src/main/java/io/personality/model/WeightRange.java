package io.personality.model;

/**
 * Over which range of one weight the winner stays the winner, all other weights as they are.
 *
 * <p><i>Immutable.</i> The weight is the one a profile gives: of a metric the one written; of a
 * preference or dislike the one written or the catalogue's; of accelerators the mean of the
 * devices'; of a trait 0.5 for medium and 1 for high. Since a group's share of the whole is fixed,
 * more weight for one term takes from the others of its group.
 *
 * @param term the feature, trait or metric; a dislike is {@code avoid_} and the feature
 * @param group which of the three groups it belongs to
 * @param weight the weight now
 * @param below how far it can fall
 * @param above how far it can rise
 */
public record WeightRange(String term, TermGroup group, double weight, Limit below, Limit above) {
  /** Checks the weight. */
  public WeightRange {
    Check.positiveFinite("weight of " + term, weight);
  }

  /** How far a weight can go. */
  public sealed interface Limit {
    /** As far as a weight can: towards 0, or beyond any number. */
    record Any() implements Limit {}

    /**
     * Up to a weight; beyond it another host wins, at it both are as good.
     *
     * @param weight the weight, finite and greater than 0
     * @param rival who wins beyond it
     */
    record At(double weight, HostId rival) implements Limit {
      /** Checks the weight. */
      public At {
        Check.positiveFinite("a limit of a weight", weight);
      }
    }

    /** Not found out in the time allowed. */
    record NotDetermined() implements Limit {}
  }
}
