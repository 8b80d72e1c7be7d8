package io.personality.model;

import java.util.List;
import java.util.Optional;

/**
 * The best hosts for a profile, best first.
 *
 * <p><i>Immutable.</i>
 *
 * @param candidates best first; ties by host id; among near-equal hosts as the operator's terms say
 *     (see {@link OperatorTerms})
 * @param hosts how many hosts there are
 * @param feasible how many of them can take the VM
 * @param lackRoom how many meet every requirement but lack room or take no new VMs
 * @param basis what the ranking was made from
 * @param diagnosis why no host can; present exactly where {@code candidates} is empty
 */
public record Ranking(
    List<Candidate> candidates,
    int hosts,
    int feasible,
    int lackRoom,
    Basis basis,
    Optional<Diagnosis> diagnosis) {
  /** Copies the list. */
  public Ranking {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() != diagnosis.isPresent()) {
      throw new IllegalArgumentException("a ranking has candidates or a diagnosis, never both");
    }
  }
}
