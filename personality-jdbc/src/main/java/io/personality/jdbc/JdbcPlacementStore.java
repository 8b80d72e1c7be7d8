package io.personality.jdbc;

import io.personality.StorageException;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.TenantId;
import io.personality.spi.PlacementStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Placements in tables. <i>Thread-safe</i>, among any number of processes. */
final class JdbcPlacementStore implements PlacementStore {
  private final Database database;

  JdbcPlacementStore(Database database) {
    this.database = database;
  }

  @Override
  public Placement open(Placement placement) {
    boolean isNew =
        database.single("store placement " + placement.id(), handle -> insert(handle, placement));
    return isNew ? placement : byKey(placement.tenant(), placement.idempotencyKey()).orElseThrow();
  }

  /** False where the key is taken. */
  private static boolean insert(Handle handle, Placement placement) {
    if (PlacementRows.insert(handle, placement)) {
      return true;
    }
    if (byKey(handle, placement.tenant(), placement.idempotencyKey()).isEmpty()) {
      throw new StorageException("there is another placement with the id " + placement.id());
    }
    return false;
  }

  @Override
  public boolean advance(Placement placement, PlacementState from) {
    return database.single(
        "advance placement " + placement.id(),
        handle -> PlacementRows.update(handle, placement, from));
  }

  @Override
  public Optional<Placement> find(PlacementId id) {
    return database.single("read placement " + id, handle -> find(handle, id));
  }

  private static Optional<Placement> find(Handle handle, PlacementId id) {
    return PlacementRows.select(
            handle, "where p.placement_id = :placement", Map.of("placement", id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Placement> byKey(TenantId tenant, String idempotencyKey) {
    return database.single(
        "read the placement of a key", handle -> byKey(handle, tenant, idempotencyKey));
  }

  private static Optional<Placement> byKey(Handle handle, TenantId tenant, String key) {
    return PlacementRows.select(
            handle,
            "where p.tenant = :tenant and p.idempotency_key = :key",
            Map.of("tenant", tenant.value(), "key", key))
        .stream()
        .findFirst();
  }

  @Override
  public List<Placement> list() {
    return sorted("list placements", "");
  }

  @Override
  public List<Placement> newest(
      Optional<TenantId> tenant, Optional<Placement.Place> after, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> conditions = new ArrayList<>();
    parameters.put("limit", limit);
    tenant.ifPresent(
        one -> {
          conditions.add("p.tenant = :tenant");
          parameters.put("tenant", one.value());
        });
    after.ifPresent(
        place -> {
          // The first part is what the index is entered by.
          conditions.add(
              "p.created_at <= :at and (p.created_at < :at or p.placement_id > :placement)");
          parameters.put("at", Times.seconds(place.createdAt()));
          parameters.put("placement", place.id().value());
        });
    String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    return database.single(
        "list the newest placements",
        handle ->
            PlacementRows.select(
                handle,
                where + " order by p.created_at desc, p.placement_id fetch first :limit rows only",
                parameters));
  }

  @Override
  public List<Placement> ofBatch(UUID batch) {
    return database.single(
        "read the placements of batch " + batch,
        handle ->
            PlacementRows.select(handle, "where p.batch_id = :batch", Map.of("batch", batch)));
  }

  @Override
  public List<Placement> live() {
    return sorted("list the placements that have not ended", "where p.ended = false");
  }

  private List<Placement> sorted(String what, String where) {
    return database.single(what, handle -> PlacementRows.select(handle, where, Map.of())).stream()
        .sorted(Placement.NEWEST_FIRST)
        .toList();
  }
}
