package io.personality.core.internal.claim;

import io.personality.model.PlacementId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The identity by which room is claimed where a placement moves to, while it still has its own
 * claim where it is: the same for the same placement, and told from every placement by its version
 * (RFC 9562, version 3; placements have version 4).
 */
final class MoveIds {
  private static final int NAME_BASED = 3;

  private MoveIds() {}

  static PlacementId of(PlacementId placement) {
    return new PlacementId(
        UUID.nameUUIDFromBytes(("move of " + placement).getBytes(StandardCharsets.UTF_8)));
  }

  static boolean isOne(PlacementId id) {
    return id.value().version() == NAME_BASED;
  }
}
