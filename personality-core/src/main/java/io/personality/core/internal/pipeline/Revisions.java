package io.personality.core.internal.pipeline;

import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.FeatureTest;
import io.personality.model.Explanation;
import io.personality.model.Host;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.ProfileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Has a running placement follow another revision of a profile where it is. <i>Thread-safe.</i>
 *
 * <p>Nothing is launched or claimed: the record names the revision and what is promised by it.
 */
final class Revisions {
  private final Decisions decisions;
  private final Steps steps;

  Revisions(Decisions decisions, Steps steps) {
    this.decisions = decisions;
    this.steps = steps;
  }

  PlacementResult revise(Placement placement, ProfileRef ref) {
    if (placement.state() != PlacementState.RUNNING) {
      throw new IllegalArgumentException(
          "placement "
              + placement.id()
              + " is "
              + placement.state()
              + "; only one that is RUNNING can follow another revision");
    }
    CompiledQuery query = decisions.compile(decisions.profile(ref));
    FleetSnapshot fleet = decisions.fleet();
    int row =
        fleet
            .rowOf(placement.decision().host())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "host " + placement.decision().host() + " is no longer registered"));
    Explanation explanation = decisions.explain(query, fleet, row);
    if (placement.profile().equals(ref)) {
      return new Placed(placement, explanation, steps.isSimulated());
    }
    List<String> unmet = unmet(placement, query, fleet.row(row));
    if (!unmet.isEmpty()) {
      return new NotPlaced(
          Reason.NO_MATCHING_HARDWARE,
          "host "
              + placement.decision().host()
              + " does not meet "
              + String.join(", ", unmet)
              + ", which revision "
              + ref
              + " requires; the placement stays as it was",
          decisions.diagnose(query, fleet, Demand.of(placement.resources())));
    }
    Placement.Decision again = decision(placement, fleet.host(row), explanation, query, fleet);
    String reason =
        String.format(
            Locale.ROOT,
            "follows %s instead of %s: similarity %.4f, was %.4f",
            ref,
            placement.profile(),
            again.promised().expected(),
            placement.decision().promised().expected());
    return new Placed(
        steps.revise(placement, placement.following(ref, again), reason),
        explanation,
        steps.isSimulated());
  }

  /** What the revision requires and the host, or what the placement has of it, does not meet. */
  private List<String> unmet(Placement placement, CompiledQuery query, HostRow row) {
    List<String> unmet = new ArrayList<>();
    query.requirements().stream()
        .filter(one -> one.test().test(row.host().fingerprint()) != FeatureTest.Outcome.MET)
        .forEach(one -> unmet.add(one.text()));
    if (!steps.areMetBy(query.requiredDevices(), row.host(), placement)) {
      unmet.add("the accelerators");
    }
    return unmet;
  }

  private Placement.Decision decision(
      Placement placement,
      Host host,
      Explanation explanation,
      CompiledQuery query,
      FleetSnapshot fleet) {
    Placement.Decision before = placement.decision();
    return new Placement.Decision(
        host.id(),
        host.fingerprintRevision(),
        explanation.similarity(),
        before.selection(),
        before.attempt(),
        decisions.basis(query, fleet));
  }
}
