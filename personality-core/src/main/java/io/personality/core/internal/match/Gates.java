package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.List;

/** The gates of a request, in the order they are applied: requirements, room, similarity. */
final class Gates {
  private Gates() {}

  static List<Gate> of(CompiledQuery query, Demand demand, Similarities similarities) {
    FleetSnapshot fleet = similarities.fleet();
    List<Gate> gates = new ArrayList<>();
    for (CompiledRequirement requirement : query.requirements()) {
      gates.add(new RequirementGate(requirement, fleet));
    }
    gates.add(new OpenGate(fleet));
    if (!demand.resources().equals(Resources.NONE)) {
      gates.add(new RoomGate(fleet, demand.resources()));
    }
    demand
        .devices()
        .ifPresent(
            free -> gates.add(new HostGate(fleet, "free accelerators", "accelerators", free)));
    demand
        .placed()
        .ifPresent(
            allowed ->
                gates.add(new HostGate(fleet, "groups allow it", "place in the groups", allowed)));
    if (demand.minimumSimilarity() > 0) {
      gates.add(new SimilarityGate(similarities, demand.minimumSimilarity()));
    }
    return gates;
  }
}
