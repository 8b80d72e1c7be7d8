package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.EvacuationCounts;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Evacuability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.MovingLauncher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Counts the hosts that could take a VM while it runs. <i>Thread-safe.</i> */
public final class Evacuations {
  private final Decisions decisions;
  private final MovingLauncher launcher;

  /**
   * Counts by what a launcher knows.
   *
   * @throws LaunchException if it cannot move VMs
   */
  Evacuations(Decisions decisions, HypervisorLauncher launcher) {
    this.decisions = decisions;
    if (!(launcher instanceof MovingLauncher moving)) {
      throw new LaunchException("this launcher cannot move running VMs");
    }
    this.launcher = moving;
  }

  /** What the operator's term is told by; nothing is known where a launcher moves no VMs. */
  public static EvacuationCounts source(HypervisorLauncher launcher) {
    return launcher instanceof MovingLauncher moving
        ? (profile, able) -> count(moving, profile, able)
        : EvacuationCounts.UNKNOWN;
  }

  private static EvacuationCounts.Count count(
      MovingLauncher launcher, Profile profile, Supplier<List<Host>> able) {
    return row ->
        OptionalDouble.of(
            (double)
                able.get().stream()
                    .filter(host -> !host.id().equals(row.host().id()))
                    .filter(host -> launcher.obstacle(profile, row.host(), host).isEmpty())
                    .count());
  }

  /** Where the VM of a placement could go. */
  Evacuability of(Placement placement, int k) {
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    HostId host = placement.decision().host();
    if (fleet.rowOf(host).isEmpty()) {
      throw new IllegalArgumentException(
          "host " + host + " of placement " + placement.id() + " is no longer there");
    }
    PlacementRequest like =
        PlacementRequest.of(placement.profile())
            .resources(placement.resources().vcpus(), placement.resources().memoryMib())
            .build();
    Demand demand = decisions.demand(like, List.of(), query, fleet);
    return from(host, query, fleet, demand, k);
  }

  /** Where a VM that is yet to be placed could go from where it would be. */
  Optional<Evacuability> of(PlacementRequest request, int k) {
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = decisions.fleet();
    PlacementId id = new PlacementId(UUID.randomUUID());
    Demand demand = decisions.demand(request, decisions.members(request, id), query, fleet);
    return decisions.order(request).rank(query, fleet, demand, 1).candidates().stream()
        .findFirst()
        .map(first -> from(first.host(), query, fleet, demand, k));
  }

  private Evacuability from(
      HostId source, CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("at least 1 host must be asked for, not " + k);
    }
    Host from = fleet.host(fleet.rowOf(source).orElseThrow());
    Ranking all = decisions.order().matcher().rank(query, fleet, demand, Integer.MAX_VALUE);
    int targets = 0;
    List<Candidate> best = new ArrayList<>();
    TreeMap<String, Integer> obstacles = new TreeMap<>();
    boolean sourceCanTakeAnother = false;
    for (Candidate candidate : all.candidates()) {
      Host to = fleet.host(fleet.rowOf(candidate.host()).orElseThrow());
      if (to.id().equals(source)) {
        sourceCanTakeAnother = true;
        continue;
      }
      Optional<String> obstacle = launcher.obstacle(query.profile(), from, to);
      if (obstacle.isPresent()) {
        obstacles.merge(obstacle.get(), 1, Integer::sum);
      } else {
        targets++;
        if (best.size() < k) {
          best.add(candidate);
        }
      }
    }
    boolean sourceLacksRoom = !sourceCanTakeAnother && Decisions.isFit(query, from);
    int lackRoom = all.lackRoom() - (sourceLacksRoom ? 1 : 0);
    int others = all.hosts() - 1;
    int able = all.candidates().size() - (sourceCanTakeAnother ? 1 : 0);
    return new Evacuability(source, targets, best, others - able - lackRoom, lackRoom, obstacles);
  }
}
