package io.personality.core.internal.memory;

import io.personality.StorageException;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.TenantId;
import io.personality.spi.PlacementStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Placements in memory. <i>Thread-safe.</i> Ended ones are kept, since their idempotency keys must
 * never start anything again.
 */
public final class MemoryPlacementStore implements PlacementStore {
  private record Key(TenantId tenant, String text) {}

  private final ConcurrentHashMap<Key, PlacementId> keys = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<PlacementId, Placement> all = new ConcurrentHashMap<>();

  /** Those of {@link #all} that are not final, so that finding them does not cost all. */
  private final ConcurrentHashMap<PlacementId, Placement> live = new ConcurrentHashMap<>();

  @Override
  public Placement open(Placement placement) {
    Key key = new Key(placement.tenant(), placement.idempotencyKey());
    PlacementId owner =
        keys.computeIfAbsent(
            key,
            unused -> {
              add(placement);
              return placement.id();
            });
    return find(owner).orElseThrow();
  }

  @Override
  public boolean advance(Placement placement, PlacementState from) {
    boolean[] advanced = new boolean[1];
    all.computeIfPresent(
        placement.id(),
        (id, stored) -> {
          advanced[0] = placement.isStepFrom(stored, from);
          if (advanced[0]) {
            index(placement);
          }
          return advanced[0] ? placement : stored;
        });
    return advanced[0];
  }

  @Override
  public Optional<Placement> find(PlacementId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Placement> byKey(TenantId tenant, String idempotencyKey) {
    return Optional.ofNullable(keys.get(new Key(tenant, idempotencyKey))).flatMap(this::find);
  }

  @Override
  public List<Placement> list() {
    return sorted(all.values());
  }

  @Override
  public List<Placement> live() {
    return sorted(live.values());
  }

  private void add(Placement placement) {
    all.compute(
        placement.id(),
        (id, other) -> {
          if (other != null) {
            throw new StorageException("there is another placement with the id " + id);
          }
          index(placement);
          return placement;
        });
  }

  /** Called inside the map's own lock on the placement, so that both maps agree. */
  private void index(Placement placement) {
    if (placement.state().isFinal()) {
      live.remove(placement.id());
    } else {
      live.put(placement.id(), placement);
    }
  }

  private static List<Placement> sorted(Collection<Placement> placements) {
    return placements.stream().sorted(Placement.NEWEST_FIRST).toList();
  }
}
