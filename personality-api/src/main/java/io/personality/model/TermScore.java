package io.personality.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the bill that a similarity is.
 *
 * <p><i>Immutable.</i>
 *
 * @param name the feature, trait or metric; a dislike is {@code avoid_} and the feature
 * @param group which of the three groups it belongs to
 * @param asked what was asked, for people, with its unit
 * @param found what the host has, for people, with its unit; says "unknown" and why where it is not
 *     known
 * @param credit how well it is met
 * @param weight its share of the whole; the weights of a breakdown sum to 1
 * @param contribution weight times expected credit; the contributions sum to the expected
 *     similarity
 * @param provenance where the found value comes from; of a trait, the weakest among its parts
 * @param known share of this term's weight that counts as known, in [0, 1]; between the two only
 *     for traits
 * @param observedAt when the found value was observed, where that is known
 * @param parts what a trait is made of; empty for other terms. Their weights and contributions are
 *     shares of this term's
 */
public record TermScore(
    String name,
    TermGroup group,
    String asked,
    String found,
    Credit credit,
    double weight,
    double contribution,
    Provenance provenance,
    double known,
    Optional<Instant> observedAt,
    List<TermScore> parts) {
  /** Copies the list and checks the ranges. */
  public TermScore {
    Check.fraction("known", known);
    parts = List.copyOf(parts);
  }
}
