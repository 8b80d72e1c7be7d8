package io.personality.core.internal.ledger;

import io.personality.LoggedDecision;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.spi.DecisionStore;

/** Keeps decisions with what they were made from. <i>Thread-safe.</i> */
public interface DecisionLog extends AutoCloseable {

  /** Keeps nothing. */
  DecisionLog NONE =
      new DecisionLog() {
        @Override
        public Entry add(LoggedDecision decision, FleetSnapshot fleet) {
          return () -> {};
        }

        @Override
        public void close() {}
      };

  /** A log in a store. */
  static DecisionLog of(DecisionStore store) {
    return new StoredDecisions(store);
  }

  /** A decision on its way. */
  interface Entry {
    /** Waits until it is kept, or could not be. */
    void await();
  }

  /** Has a decision kept; after the log was closed it is lost, which is logged. */
  Entry add(LoggedDecision decision, FleetSnapshot fleet);

  /** Keeps what has come in, then ends. */
  @Override
  void close();
}
