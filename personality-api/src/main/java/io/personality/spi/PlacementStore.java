package io.personality.spi;

import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Placements, the durable record of what was decided and what became of it. <i>Thread-safe.</i> */
public interface PlacementStore {

  /**
   * Stores a new placement unless its tenant has used its idempotency key before.
   *
   * @param placement the new record
   * @return the placement that has the key: the given one, or the earlier one
   * @throws io.personality.StorageException if another placement has the same id
   */
  Placement open(Placement placement);

  /**
   * Replaces a placement that is still as the caller believes: in the given state and with as many
   * steps behind it as the given one has, less those it adds.
   *
   * @param placement the new record, one step longer than the stored one
   * @param from the state the stored one must be in
   * @return false if the stored one has gone on meanwhile or there is none
   */
  boolean advance(Placement placement, PlacementState from);

  /**
   * {@return one placement; empty where there is no such placement}
   *
   * @param id the placement
   */
  Optional<Placement> find(PlacementId id);

  /**
   * {@return the placement that has an idempotency key; empty where none has}
   *
   * @param tenant whose key
   * @param idempotencyKey the key
   */
  Optional<Placement> byKey(TenantId tenant, String idempotencyKey);

  /** {@return every placement, newest first by {@link Placement#createdAt}, then by id} */
  List<Placement> list();

  /**
   * {@return the newest placements, in the order of {@link #list}, of which there may be very many}
   *
   * @param tenant whose; empty for those of all tenants
   * @param after the place in that order that they come after; empty to begin with the newest
   * @param limit how many at the most, at least 1
   */
  default List<Placement> newest(
      Optional<TenantId> tenant, Optional<Placement.Place> after, int limit) {
    return list().stream()
        .filter(one -> tenant.isEmpty() || one.tenant().equals(tenant.get()))
        .filter(one -> after.isEmpty() || after.get().isBefore(one))
        .limit(limit)
        .toList();
  }

  /**
   * {@return the placements of a batch, in any order}
   *
   * @param batch its identity
   */
  default List<Placement> ofBatch(UUID batch) {
    return list().stream()
        .filter(placement -> placement.batch().filter(one -> one.id().equals(batch)).isPresent())
        .toList();
  }

  /** {@return the placements in a state that is not final, in the order of {@link #list}} */
  default List<Placement> live() {
    return list().stream().filter(placement -> !placement.state().isFinal()).toList();
  }
}
