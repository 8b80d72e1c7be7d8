package io.personality.core.internal.claim;

/**
 * What one run of the reconciler has done.
 *
 * <p><i>Immutable.</i>
 *
 * @param running placements found running that were not recorded so
 * @param failed placements whose VM does not run and that were recorded as failed
 * @param freed claims that nobody had a right to any more
 * @param unsettled placements and claims left as they are, since the hypervisor could not say or
 *     somebody else was at work on them
 */
public record Reconciliation(int running, int failed, int freed, int unsettled) {
  static final Reconciliation NOTHING = new Reconciliation(0, 0, 0, 0);
  static final Reconciliation RUNNING = new Reconciliation(1, 0, 0, 0);
  static final Reconciliation FAILED = new Reconciliation(0, 1, 0, 0);
  static final Reconciliation FREED = new Reconciliation(0, 0, 1, 0);
  static final Reconciliation UNSETTLED = new Reconciliation(0, 0, 0, 1);

  Reconciliation plus(Reconciliation other) {
    return new Reconciliation(
        running + other.running,
        failed + other.failed,
        freed + other.freed,
        unsettled + other.unsettled);
  }
}
