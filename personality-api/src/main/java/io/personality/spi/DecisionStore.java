package io.personality.spi;

import io.personality.model.PlacementId;
import io.personality.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What decisions were made from, append-only. <i>Thread-safe.</i>
 *
 * <p>The hosts of a decision are kept as a chain of states: the first ones list all hosts, each
 * later one those that had changed. The store keeps documents as text and never looks into them.
 */
public interface DecisionStore {

  /**
   * One step of a chain.
   *
   * @param chain which chain
   * @param number counts the states of the chain, from 0
   * @param document the JSON text, at most 4 MiB
   */
  record State(UUID chain, int number, String document) {
    /** Checks the number. */
    public State {
      if (number < 0) {
        throw new IllegalArgumentException("states count from 0, not " + number);
      }
    }
  }

  /**
   * One decision.
   *
   * @param id the placement it was made for
   * @param tenant on whose behalf
   * @param at when
   * @param chain the chain that has the hosts it was made from
   * @param number the last state of the chain that it needs
   * @param document the JSON text
   */
  record Stored(
      PlacementId id, TenantId tenant, Instant at, UUID chain, int number, String document) {}

  /**
   * Stores decisions with the states that are new, all or nothing.
   *
   * @param states states that follow those stored of their chains
   * @param decisions decisions whose states are stored before or now
   * @throws io.personality.StorageException if a decision or a state is stored already; nothing is
   *     stored then
   */
  void append(List<State> states, List<Stored> decisions);

  /**
   * {@return one decision; empty where there is none, or it was forgotten}
   *
   * @param id the placement it was made for
   */
  Optional<Stored> find(PlacementId id);

  /**
   * {@return the newest decisions, newest first, at most {@code limit}}
   *
   * @param limit at least 1
   */
  List<Stored> newest(int limit);

  /**
   * {@return the states of a chain by number, up to and with the last one wanted}
   *
   * @param chain which chain
   * @param last the last number wanted
   */
  List<State> states(UUID chain, int last);

  /**
   * Forgets old decisions, and the chains that no decision needs any more and that are as old.
   *
   * @param before decisions made before it go
   * @return how many decisions went
   */
  int forget(Instant before);
}
