package io.personality.mvstore;

import io.personality.StorageException;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.TenantId;
import io.personality.spi.PlacementStore;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** Placements by id, and by idempotency key. <i>Thread-safe.</i> */
final class MvPlacementStore implements PlacementStore {
  private final MvDatabase database;
  private final MVMap<PlacementId, Placement> placements;
  private final MVMap<String, PlacementId> keys;

  MvPlacementStore(MvDatabase database) {
    this.database = database;
    placements = database.map("placements", PlacementId.class, Placement.class);
    keys = database.map("placement-keys", String.class, PlacementId.class);
  }

  /** Of its tenant's own, whose id has no space. */
  private static String key(TenantId tenant, String idempotencyKey) {
    return tenant + " " + idempotencyKey;
  }

  @Override
  public Placement open(Placement placement) {
    return database.change(
        () ->
            byKey(placement.tenant(), placement.idempotencyKey()).orElseGet(() -> add(placement)));
  }

  private Placement add(Placement placement) {
    if (placements.putIfAbsent(placement.id(), placement) != null) {
      throw new StorageException("there is another placement with the id " + placement.id());
    }
    keys.put(key(placement.tenant(), placement.idempotencyKey()), placement.id());
    return placement;
  }

  @Override
  public boolean advance(Placement placement, PlacementState from) {
    return database.change(
        () -> {
          boolean isNext =
              find(placement.id()).filter(now -> placement.isStepFrom(now, from)).isPresent();
          if (isNext) {
            placements.put(placement.id(), placement);
          }
          return isNext;
        });
  }

  @Override
  public Optional<Placement> find(PlacementId id) {
    return database.read(() -> Optional.ofNullable(placements.get(id)));
  }

  @Override
  public Optional<Placement> byKey(TenantId tenant, String idempotencyKey) {
    return database.read(
        () -> Optional.ofNullable(keys.get(key(tenant, idempotencyKey))).flatMap(this::find));
  }

  @Override
  public List<Placement> list() {
    return database.read(
        () -> placements.values().stream().sorted(Placement.NEWEST_FIRST).toList());
  }
}
