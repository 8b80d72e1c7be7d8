package io.personality.cli.engine;

import io.personality.MoveTerms;
import io.personality.PlacementResult;
import io.personality.RefusedException;
import io.personality.core.Personality;
import io.personality.model.Evacuability;
import io.personality.model.HostId;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import io.personality.model.Tuning;
import java.util.List;
import java.util.Optional;

/**
 * The placements of an engine in this process.
 *
 * @param engine decides and records
 * @param spares whether VMs that run elsewhere are left alone: the engine only simulates, and would
 *     record as ended what goes on running
 */
public record LocalPlacements(Personality engine, boolean spares) implements Placements {

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
    engine.release(within(id).id());
    return find(id);
  }

  @Override
  public PlacementResult move(PlacementId id, MoveTerms terms) {
    return engine.move(within(id).id(), terms);
  }

  @Override
  public PlacementResult adjust(PlacementId id, Optional<Integer> vcpus, Optional<Long> memoryMib) {
    Resources now = within(id).resources();
    return engine.adjust(
        id, new Resources(vcpus.orElse(now.vcpus()), memoryMib.orElse(now.memoryMib())));
  }

  /** A placement whose VM the engine's launcher may end or change. */
  private Placement within(PlacementId id) {
    Placement placement = find(id);
    HostId host = placement.decision().host();
    Optional<String> address =
        engine.fleet().registered(host).flatMap(one -> one.settings().launcherAddress());
    if (spares && !placement.state().isFinal() && address.isPresent()) {
      throw new RefusedException(
          RefusedException.Reason.NOT_ALLOWED,
          "its VM may run on host "
              + host
              + ", which is reached at "
              + address.get()
              + "; give --libvirt hosts, or --simulated if none was ever started");
    }
    return placement;
  }
}
