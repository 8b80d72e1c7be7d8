package io.personality.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a placement is on its way: {@code CLAIMED -> LAUNCHING -> RUNNING -> (MIGRATING ->
 * RUNNING)* -> STOPPED | FAILED}. <i>Immutable.</i>
 */
public enum PlacementState {
  /** Capacity is claimed, nothing started. */
  CLAIMED,
  /** The launcher has been asked. */
  LAUNCHING,
  /** The VM runs. */
  RUNNING,
  /** The VM runs and is being moved. */
  MIGRATING,
  /** Ended as asked; capacity is free. */
  STOPPED,
  /** Ended otherwise; capacity is free. */
  FAILED;

  /** {@return the states that may follow this one; none where it is final} */
  public Set<PlacementState> next() {
    return switch (this) {
      // A lost claim or a failed launch goes back to CLAIMED on the next host.
      case CLAIMED -> EnumSet.of(CLAIMED, LAUNCHING, STOPPED, FAILED);
      case LAUNCHING -> EnumSet.of(CLAIMED, RUNNING, STOPPED, FAILED);
      // A placement that follows another revision of its profile goes on running.
      case RUNNING -> EnumSet.of(RUNNING, MIGRATING, STOPPED, FAILED);
      case MIGRATING -> EnumSet.of(RUNNING, STOPPED, FAILED);
      case STOPPED, FAILED -> EnumSet.noneOf(PlacementState.class);
    };
  }

  /** {@return whether nothing follows} */
  public boolean isFinal() {
    return this == STOPPED || this == FAILED;
  }
}
