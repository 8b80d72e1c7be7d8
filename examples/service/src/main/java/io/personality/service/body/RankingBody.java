package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import io.personality.model.WeightStability;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The best hosts for what was asked. <i>Immutable.</i>
 *
 * @param profile the name that the profile gives itself
 * @param hosts how many hosts there are
 * @param feasible how many could take the VM
 * @param lackRoom how many only lack the room
 * @param snapshot the state of the fleet that was looked at
 * @param catalogueHash names the catalogue that was scored by
 * @param stability over which range of each weight the best host stays the best, where it was asked
 *     for
 */
public record RankingBody(
    String profile,
    List<CandidateBody> candidates,
    int hosts,
    int feasible,
    int lackRoom,
    long snapshot,
    String catalogueHash,
    String engineVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StabilityBody stability) {
  /** A ranking with its candidates. */
  public static RankingBody of(
      Profile profile,
      Ranking ranking,
      List<CandidateBody> candidates,
      Optional<WeightStability> stability) {
    return new RankingBody(
        profile.name(),
        candidates,
        ranking.hosts(),
        ranking.feasible(),
        ranking.lackRoom(),
        ranking.basis().snapshot(),
        ranking.basis().catalogueHash(),
        ranking.basis().engineVersion(),
        stability.map(StabilityBody::of).orElse(null));
  }
}
