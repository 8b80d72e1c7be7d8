package io.personality.core.internal.pipeline;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.HostId;
import io.personality.model.Impact;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.Resources;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a new revision would mean for what runs. Room and devices of a placement count as free to
 * it; groups and the operator's terms are left out, since they are not the profile's.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Impacts {
  private static final int MOST = 10_000;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingDouble(one -> one.similarity().expected())
          .thenComparingDouble(one -> one.similarity().lower())
          .reversed()
          .thenComparing(Candidate::host);

  private final Decisions decisions;
  private final FleetSnapshot fleet;
  private final Map<Asked, Optional<Candidate>> best = new HashMap<>();

  Impacts(Decisions decisions) {
    this.decisions = decisions;
    fleet = decisions.fleet();
  }

  /** The best host elsewhere depends on these alone. */
  private record Asked(Profile profile, Resources resources) {}

  Impact of(ProfileId id, Profile next, List<Placement> placements) {
    CompiledQuery then = decisions.compile(next);
    List<Placement> running =
        placements.stream()
            .filter(placement -> placement.profile().id().equals(id))
            .filter(placement -> placement.state() == PlacementState.RUNNING)
            .filter(placement -> fleet.rowOf(placement.decision().host()).isPresent())
            .toList();
    List<Impact.Change> changes = new ArrayList<>();
    for (Placement placement : running.subList(0, Math.min(MOST, running.size()))) {
      CompiledQuery now = decisions.compile(decisions.profile(placement.profile()));
      changes.add(change(placement, now, then));
    }
    return new Impact(changes, running.size() - changes.size());
  }

  private Impact.Change change(Placement placement, CompiledQuery now, CompiledQuery then) {
    HostId host = placement.decision().host();
    Similarity before = similarity(now, host);
    Similarity after = similarity(then, host);
    boolean fit = fits(then, host);
    return new Impact.Change(
        placement.id(),
        placement.profile(),
        host,
        before,
        after,
        choice(placement, now, before, fits(now, host)),
        choice(placement, then, after, fit),
        fit);
  }

  private Similarity similarity(CompiledQuery query, HostId host) {
    return decisions.explain(query, fleet, host).similarity();
  }

  private HostRow row(HostId host) {
    return fleet.row(fleet.rowOf(host).orElseThrow());
  }

  private boolean fits(CompiledQuery query, HostId host) {
    return Decisions.isFit(query, row(host).host());
  }

  /** The best of the hosts that have room and the one where it is. */
  private HostId choice(
      Placement placement, CompiledQuery query, Similarity here, boolean fitsHere) {
    HostId host = placement.decision().host();
    Optional<Candidate> elsewhere =
        best.computeIfAbsent(
            new Asked(query.profile(), placement.resources()), asked -> best(query, asked));
    if (elsewhere.isEmpty()) {
      return host;
    }
    Candidate stays = new Candidate(host, here);
    return fitsHere && BEST_FIRST.compare(stays, elsewhere.get()) <= 0
        ? host
        : elsewhere.get().host();
  }

  private Optional<Candidate> best(CompiledQuery query, Asked asked) {
    Demand room = Demand.of(asked.resources());
    Demand demand =
        query.devices().wishes().isEmpty()
            ? room
            : room.among(row -> query.devices().credit(row.freeAccelerators()) == 1, row -> true);
    return decisions.order().matcher().rank(query, fleet, demand, 1).candidates().stream()
        .findFirst();
  }
}
