package io.personality;

import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import java.time.Instant;
import java.util.List;

/**
 * One decision of an engine with what it was made from, whether or not a host was found.
 *
 * <p><i>Immutable.</i> The hosts as they were are not in it; the storage has them.
 *
 * @param id the placement it was made for; where there were no candidates, no placement has it
 * @param at when
 * @param request what was asked, without what the VM boots, which has no say
 * @param members where the other placements of its groups were
 * @param outcome what was decided
 * @param basis what it was made from
 */
public record LoggedDecision(
    PlacementId id,
    Instant at,
    PlacementRequest request,
    List<Member> members,
    Outcome outcome,
    Basis basis) {
  /** Copies the list. */
  public LoggedDecision {
    members = List.copyOf(members);
  }

  /**
   * Where a placement was that shares a group.
   *
   * @param group the group's name
   * @param host the placement's host
   */
  public record Member(String group, HostId host) {}

  /**
   * What was decided.
   *
   * @param candidates best first, those that were to be tried and some to pass over; empty where no
   *     host could take the VM
   * @param hosts how many hosts there were
   * @param feasible how many of them could take the VM
   * @param lackRoom how many met every requirement but lacked room or took no new VMs
   */
  public record Outcome(List<Candidate> candidates, int hosts, int feasible, int lackRoom) {
    /** Copies the list. */
    public Outcome {
      candidates = List.copyOf(candidates);
    }
  }
}
