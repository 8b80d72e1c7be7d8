package io.personality.sealed;

import io.personality.model.PlacementId;
import io.personality.spi.DecisionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decisions whose documents, and those of the hosts they need, are encrypted. <i>Thread-safe.</i>
 */
record SealedDecisionStore(DecisionStore store, Seal seal) implements DecisionStore {

  private static String place(State state) {
    return "state " + state.number() + " of chain " + state.chain();
  }

  private static String place(Stored decision) {
    return "the decision for placement " + decision.id();
  }

  private static State with(State state, String document) {
    return new State(state.chain(), state.number(), document);
  }

  private static Stored with(Stored one, String document) {
    return new Stored(one.id(), one.tenant(), one.at(), one.chain(), one.number(), document);
  }

  private State opened(State closed) {
    return with(closed, seal.open(place(closed), closed.document()));
  }

  private Stored opened(Stored closed) {
    return with(closed, seal.open(place(closed), closed.document()));
  }

  @Override
  public void append(List<State> states, List<Stored> decisions) {
    store.append(
        states.stream().map(one -> with(one, seal.close(place(one), one.document()))).toList(),
        decisions.stream().map(one -> with(one, seal.close(place(one), one.document()))).toList());
  }

  @Override
  public Optional<Stored> find(PlacementId id) {
    return store.find(id).map(this::opened);
  }

  @Override
  public List<Stored> newest(int limit) {
    return store.newest(limit).stream().map(this::opened).toList();
  }

  @Override
  public List<State> states(UUID chain, int last) {
    return store.states(chain, last).stream().map(this::opened).toList();
  }

  @Override
  public int forget(Instant before) {
    return store.forget(before);
  }
}
