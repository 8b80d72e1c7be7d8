package io.personality.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A profile as the profile database lists it: its newest revision and what people and placements
 * say of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param newest the newest revision
 * @param owner the tenant whose it is
 * @param name the name of the newest revision
 * @param description the description of the newest revision
 * @param sharing who sees it beside its owner
 * @param curated whether an expert vouches for it
 * @param retired whether its owner took it off the list; placements keep what they have of it
 * @param votes what its users say
 * @param outcomes what became of placements by it
 * @param createdAt when the first revision was made
 * @param changedAt when the newest revision was made
 * @param importedFrom where it came from, if it was imported
 */
public record Listing(
    ProfileRef newest,
    TenantId owner,
    String name,
    String description,
    Sharing sharing,
    boolean curated,
    boolean retired,
    Votes votes,
    Outcomes outcomes,
    Instant createdAt,
    Instant changedAt,
    Optional<ImportedFrom> importedFrom) {

  /** {@return which profile} */
  public ProfileId id() {
    return newest.id();
  }

  /**
   * How good it is, as far as is known: the mean of the users' rating, brought to 0..1, and the
   * outcome score. Votes alone move it by half of its range at most.
   *
   * @return 0 to 1; 0.5 where nothing is known
   */
  public double merit() {
    return ((votes.rating() - 1) / 4 + outcomes.score()) / 2;
  }

  /**
   * By what lists are ordered: curated profiles first, then by merit.
   *
   * @return 0 to 2, more is better
   */
  public double standing() {
    return merit() + (curated ? 1 : 0);
  }

  /**
   * {@return the same for other viewers}
   *
   * @param other who sees it from now on
   */
  public Listing with(Sharing other) {
    return new Listing(
        newest,
        owner,
        name,
        description,
        other,
        curated,
        retired,
        votes,
        outcomes,
        createdAt,
        changedAt,
        importedFrom);
  }

  /**
   * {@return the same with other marks}
   *
   * @param nowCurated whether an expert vouches for it
   * @param nowRetired whether it is off the list
   */
  public Listing with(boolean nowCurated, boolean nowRetired) {
    return new Listing(
        newest,
        owner,
        name,
        description,
        sharing,
        nowCurated,
        nowRetired,
        votes,
        outcomes,
        createdAt,
        changedAt,
        importedFrom);
  }

  /**
   * {@return the same with other sums}
   *
   * @param otherVotes what its users say
   * @param otherOutcomes what became of placements by it
   */
  public Listing with(Votes otherVotes, Outcomes otherOutcomes) {
    return new Listing(
        newest,
        owner,
        name,
        description,
        sharing,
        curated,
        retired,
        otherVotes,
        otherOutcomes,
        createdAt,
        changedAt,
        importedFrom);
  }

  /**
   * What users say, one vote each.
   *
   * @param count how many voted
   * @param stars the sum of their stars, 1 to 5 each
   */
  public record Votes(long count, long stars) {
    /** No vote yet. */
    public static final Votes NONE = new Votes(0, 0);

    private static final int PRIOR_VOTES = 5;
    private static final int PRIOR_STARS = 3;

    /** Checks that the sum can come from so many votes. */
    public Votes {
      if (count < 0 || stars < count || stars > 5 * count) {
        throw new IllegalArgumentException(
            count + " votes of 1 to 5 stars cannot sum to " + stars + " stars");
      }
    }

    /**
     * The Bayesian average: the mean of all votes and of five more with three stars each, so that
     * one enthusiast does not beat a hundred content users.
     *
     * @return 1 to 5; 3 without votes
     */
    public double rating() {
      return (PRIOR_VOTES * PRIOR_STARS + stars) / (double) (PRIOR_VOTES + count);
    }
  }

  /**
   * What became of placements, by the similarity that was observed against the one promised.
   *
   * @param count of how many placements that is known
   * @param keptMillionths the sum of how far the promises were kept, in millionths, 0 to 1,000,000
   *     each: whole numbers sum to the same in whatever order
   */
  public record Outcomes(long count, long keptMillionths) {
    /** No outcome yet. */
    public static final Outcomes NONE = new Outcomes(0, 0);

    private static final int PRIOR_COUNT = 5;
    private static final double PRIOR_KEPT = 0.5;

    /** Checks that the sum can come from so many placements. */
    public Outcomes {
      if (count < 0 || keptMillionths < 0 || keptMillionths > count * 1_000_000) {
        throw new IllegalArgumentException(
            count + " outcomes cannot sum to " + keptMillionths + " millionths");
      }
    }

    /**
     * The Bayesian average of how far promises were kept: the mean of all outcomes and of five more
     * of one half.
     *
     * @return 0 to 1; 0.5 without outcomes
     */
    public double score() {
      return (PRIOR_COUNT * PRIOR_KEPT + keptMillionths / 1e6) / (PRIOR_COUNT + count);
    }

    /**
     * {@return how far a promise was kept, in millionths: all of it where no less was observed,
     * else the share that was}
     *
     * @param promised the similarity expected at launch, 0 to 1
     * @param observed the similarity as the VM found it, 0 to 1
     */
    public static int kept(double promised, double observed) {
      Check.fraction("a promised similarity", promised);
      Check.fraction("an observed similarity", observed);
      return observed >= promised ? 1_000_000 : (int) Math.round(1e6 * observed / promised);
    }
  }
}
