package io.personality.cli.remote;

import io.personality.PlacementResult.NotPlaced;

/** The service answers that a VM is not placed, moved or adjusted, which is a result. */
final class UnplacedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NotPlaced result;

  UnplacedException(NotPlaced result) {
    super(result.detail(), null, false, false);
    this.result = result;
  }

  NotPlaced result() {
    return result;
  }
}
