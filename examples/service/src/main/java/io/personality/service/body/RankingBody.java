package io.personality.service.body;

import io.personality.model.Ranking;
import java.util.List;

/**
 * The best hosts for what was asked. <i>Immutable.</i>
 *
 * @param hosts how many hosts there are
 * @param feasible how many could take the VM
 * @param lackRoom how many only lack the room
 * @param snapshot the state of the fleet that was looked at
 */
public record RankingBody(
    List<CandidateBody> candidates, int hosts, int feasible, int lackRoom, long snapshot) {
  /** A ranking with its candidates. */
  public static RankingBody of(Ranking ranking, List<CandidateBody> candidates) {
    return new RankingBody(
        candidates,
        ranking.hosts(),
        ranking.feasible(),
        ranking.lackRoom(),
        ranking.basis().snapshot());
  }
}
