package io.personality.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an operator chooses among hosts that are about as close to what was asked.
 *
 * <p><i>Immutable.</i> The order is lexicographic within a tolerance. Of the first {@code pool}
 * hosts by similarity, those whose similarity lies within {@code tolerance} of the best one's are
 * ordered
 *
 * <ol>
 *   <li>by each of the {@code wishes} in turn: values that round to the same multiple of the wish's
 *       step tie, and an unknown value comes after every known one;
 *   <li>by the seeded {@code choice}, where there is one: as by a lot drawn for each host from the
 *       seed and the host's id, so that every host is as likely to come first;
 *   <li>by similarity and host id, as without an operator.
 * </ol>
 *
 * All other hosts follow in plain order. "Similarity" is what the request ranks by: its expected or
 * its lower end, or that of the weighted metrics alone; and where a request's groups are to be
 * spread, only hosts in places as empty as the best one's take part. No similarity is ever changed.
 *
 * @param wishes what comes first, most important first; each term once, and not both of pack and
 *     spread
 * @param tolerance how far below the best a similarity may lie, in [0, 1]; 0 takes only ties
 * @param choice how hosts that still tie are chosen among
 * @param pool how many of the best hosts are looked at, 1 to 100,000
 */
public record OperatorTerms(List<Wish> wishes, double tolerance, Choice choice, int pool) {
  /** The pool unless it is said. */
  public static final int USUAL_POOL = 256;

  /** The tolerance unless it is said. */
  public static final double USUAL_TOLERANCE = 0.02;

  /** No wishes: the plain order. */
  public static final OperatorTerms NONE =
      new OperatorTerms(List.of(), 0, new Choice.BestFirst(), USUAL_POOL);

  private static final int LARGEST_POOL = 100_000;

  /** Copies the list and checks the ranges. */
  public OperatorTerms {
    wishes = List.copyOf(wishes);
    Set<OperatorTerm> seen = EnumSet.noneOf(OperatorTerm.class);
    for (Wish wish : wishes) {
      if (!seen.add(wish.term())) {
        throw new IllegalArgumentException(wish.term().label() + " is wished for twice");
      }
    }
    if (seen.contains(OperatorTerm.PACK) && seen.contains(OperatorTerm.SPREAD)) {
      throw new IllegalArgumentException("pack and spread are opposites; wish for one of them");
    }
    Check.fraction("a similarity tolerance", tolerance);
    tolerance = Check.unsignedZero(tolerance);
    if (pool < 1 || pool > LARGEST_POOL) {
      throw new IllegalArgumentException(
          "a pool must lie in 1 to " + LARGEST_POOL + ", not " + pool);
    }
  }

  /**
   * One thing wished for.
   *
   * @param term what
   * @param step values that round to the same multiple of it tie, finite, at least 0; 0 makes only
   *     equal values tie
   */
  public record Wish(OperatorTerm term, double step) {
    /** Checks the step. */
    public Wish {
      if (!(step >= 0) || Double.isInfinite(step)) {
        throw new IllegalArgumentException("a step must be finite and at least 0, not " + step);
      }
      step = Check.unsignedZero(step);
    }
  }

  /** How hosts that tie are chosen among. */
  public sealed interface Choice {
    /** The more similar one, then the lower host id: every engine takes the same. */
    record BestFirst() implements Choice {}

    /**
     * By a seed made of the request's tenant and idempotency key, so that different requests, on
     * whichever engine, do not all go for the same host, and the same request does. Rankings that
     * are made without a request take the best first.
     */
    record ByRequest() implements Choice {}

    /**
     * By the seed given.
     *
     * @param seed any number
     */
    record Seeded(long seed) implements Choice {}
  }

  /** {@return whether nothing is asked, so that the plain order stays} */
  public boolean isNone() {
    return wishes.isEmpty() && choice instanceof Choice.BestFirst;
  }

  /**
   * The same with another choice.
   *
   * @param other how hosts that tie are chosen among
   * @return the changed terms
   */
  public OperatorTerms choosing(Choice other) {
    return new OperatorTerms(wishes, tolerance, other, pool);
  }

  /**
   * Starts with no wishes, a tolerance of 0.02, a choice by request and a pool of 256.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts. <i>Confined to one thread.</i> */
  public static final class Builder {
    private final List<Wish> wishes = new ArrayList<>();
    private double tolerance = USUAL_TOLERANCE;
    private Choice choice = new Choice.ByRequest();
    private int pool = USUAL_POOL;

    private Builder() {}

    /**
     * Adds a wish with its usual step, less important than those added before.
     *
     * @param term what is wished for
     * @return this builder
     */
    public Builder wish(OperatorTerm term) {
      return wish(term, term.step());
    }

    /**
     * Adds a wish, less important than those added before.
     *
     * @param term what is wished for
     * @param step values that round to the same multiple of it tie, finite, at least 0
     * @return this builder
     */
    public Builder wish(OperatorTerm term, double step) {
      wishes.add(new Wish(term, step));
      return this;
    }

    /**
     * How far below the best a similarity may lie.
     *
     * @param below in [0, 1]; 0.02 unless said
     * @return this builder
     */
    public Builder tolerance(double below) {
      tolerance = below;
      return this;
    }

    /**
     * How hosts that tie are chosen among.
     *
     * @param among by request unless said
     * @return this builder
     */
    public Builder choice(Choice among) {
      choice = among;
      return this;
    }

    /**
     * How many of the best hosts are looked at.
     *
     * @param hosts 1 to 100,000; 256 unless said
     * @return this builder
     */
    public Builder pool(int hosts) {
      pool = hosts;
      return this;
    }

    /**
     * Makes the terms.
     *
     * @return the terms
     * @throws IllegalArgumentException if a number is out of range, a term is wished for twice, or
     *     both pack and spread are
     */
    public OperatorTerms build() {
      return new OperatorTerms(wishes, tolerance, choice, pool);
    }
  }
}
