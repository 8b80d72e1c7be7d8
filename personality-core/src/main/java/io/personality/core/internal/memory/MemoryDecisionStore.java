package io.personality.core.internal.memory;

import io.personality.StorageException;
import io.personality.model.PlacementId;
import io.personality.spi.DecisionStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decisions in memory, the newest of them. <i>Thread-safe.</i>
 *
 * <p>Memory must not grow for as long as the process lives: beyond so many decisions the oldest is
 * forgotten with each new one, and a chain with the last decision that needs it.
 */
final class MemoryDecisionStore implements DecisionStore {
  /** The states of a chain, and how many decisions need it. */
  private static final class Chain {
    final List<State> states = new ArrayList<>();
    int decisions;
  }

  private final int kept;
  private final Map<PlacementId, Stored> byId = new HashMap<>();
  private final Deque<Stored> newestFirst = new ArrayDeque<>();
  private final Map<UUID, Chain> chains = new HashMap<>();

  MemoryDecisionStore(int kept) {
    this.kept = kept;
  }

  @Override
  public synchronized void append(List<State> states, List<Stored> decisions) {
    check(states, decisions);
    for (State state : states) {
      chains.computeIfAbsent(state.chain(), id -> new Chain()).states.add(state);
    }
    for (Stored decision : decisions) {
      byId.put(decision.id(), decision);
      newestFirst.addFirst(decision);
      chains.computeIfAbsent(decision.chain(), id -> new Chain()).decisions++;
    }
    while (newestFirst.size() > kept) {
      drop(newestFirst.removeLast());
    }
  }

  private void check(List<State> states, List<Stored> decisions) {
    Map<UUID, Integer> next = new HashMap<>();
    for (State state : states) {
      Chain chain = chains.get(state.chain());
      int expected = next.getOrDefault(state.chain(), chain == null ? 0 : chain.states.size());
      if (state.number() != expected) {
        throw new StorageException(
            "state "
                + state.number()
                + " of chain "
                + state.chain()
                + " does not follow those"
                + " stored; the next one is "
                + expected);
      }
      next.put(state.chain(), expected + 1);
    }
    for (Stored decision : decisions) {
      Chain chain = chains.get(decision.chain());
      int end = next.getOrDefault(decision.chain(), chain == null ? 0 : chain.states.size());
      if (decision.number() >= end) {
        throw new StorageException(
            "the decision for placement "
                + decision.id()
                + " needs state "
                + decision.number()
                + " of chain "
                + decision.chain()
                + ", which is not stored");
      }
    }
    List<PlacementId> ids = decisions.stream().map(Stored::id).toList();
    for (PlacementId id : ids) {
      if (byId.containsKey(id) || ids.indexOf(id) != ids.lastIndexOf(id)) {
        throw new StorageException("the decision for placement " + id + " is stored already");
      }
    }
  }

  private void drop(Stored decision) {
    byId.remove(decision.id());
    Chain chain = chains.get(decision.chain());
    if (chain != null && --chain.decisions == 0) {
      chains.remove(decision.chain());
    }
  }

  @Override
  public synchronized Optional<Stored> find(PlacementId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized List<Stored> newest(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return newestFirst.stream().limit(limit).toList();
  }

  @Override
  public synchronized List<State> states(UUID chain, int last) {
    Chain found = chains.get(chain);
    return found == null
        ? List.of()
        : found.states.stream().filter(state -> state.number() <= last).toList();
  }

  @Override
  public synchronized int forget(Instant before) {
    int forgotten = 0;
    for (Iterator<Stored> all = newestFirst.iterator(); all.hasNext(); ) {
      Stored decision = all.next();
      if (decision.at().isBefore(before)) {
        all.remove();
        drop(decision);
        forgotten++;
      }
    }
    return forgotten;
  }
}
