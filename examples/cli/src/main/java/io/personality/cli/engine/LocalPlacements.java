package io.personality.cli.engine;

import io.personality.MoveTerms;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.model.Evacuability;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import io.personality.model.Tuning;
import java.util.List;
import java.util.Optional;

/** The placements of an engine in this process. */
public record LocalPlacements(Personality engine) implements Placements {

  @Override
  public List<Placement> list(boolean all) {
    return engine.placements().stream()
        .filter(placement -> all || !placement.state().isFinal())
        .toList();
  }

  @Override
  public Placement find(PlacementId id) {
    return engine.placement(id).orElseThrow(() -> Placements.missing(id));
  }

  @Override
  public List<Tuning> tunings(PlacementId id) {
    return engine.tunings(find(id).id());
  }

  @Override
  public LivingSimilarity similarity(PlacementId id) {
    return engine.similarity(find(id).id());
  }

  @Override
  public Evacuability evacuability(PlacementId id, int most) {
    return engine.evacuability(find(id).id(), most);
  }

  @Override
  public Placement release(PlacementId id) {
    engine.release(find(id).id());
    return find(id);
  }

  @Override
  public PlacementResult move(PlacementId id, MoveTerms terms) {
    return engine.move(find(id).id(), terms);
  }

  @Override
  public PlacementResult adjust(PlacementId id, Optional<Integer> vcpus, Optional<Long> memoryMib) {
    Resources now = find(id).resources();
    return engine.adjust(
        id, new Resources(vcpus.orElse(now.vcpus()), memoryMib.orElse(now.memoryMib())));
  }
}
