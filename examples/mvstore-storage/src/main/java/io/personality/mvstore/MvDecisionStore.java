package io.personality.mvstore;

import io.personality.StorageException;
import io.personality.model.PlacementId;
import io.personality.spi.DecisionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/** Decisions by placement and by time, their states by chain and number. <i>Thread-safe.</i> */
final class MvDecisionStore implements DecisionStore {
  private final MvDatabase database;
  private final MVMap<PlacementId, Stored> decisions;
  private final MVMap<Moment, Boolean> newestFirst;
  private final Numbered<State> states;

  MvDecisionStore(MvDatabase database) {
    this.database = database;
    decisions = database.map("decisions", PlacementId.class, Stored.class);
    newestFirst = database.map("decision-times", Moment.class, Boolean.class);
    states = new Numbered<>(database, "decision-states", State.class);
  }

  /** When a decision was made; later ones come first. */
  record Moment(Instant at, PlacementId id) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::at).thenComparing(Moment::id).reversed();

    static Moment of(Stored decision) {
      return new Moment(decision.at(), decision.id());
    }

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }

  /** What is refused half-way is undone as a whole, by {@link MvDatabase#change}. */
  @Override
  public void append(List<State> more, List<Stored> made) {
    database.change(
        () -> {
          more.forEach(this::add);
          made.forEach(this::add);
          return true;
        });
  }

  private void add(State state) {
    String chain = state.chain().toString();
    if (state.number() != states.last(chain) + 1) {
      throw new StorageException(
          "state " + state.number() + " is not the next one of chain " + state.chain());
    }
    states.put(chain, state.number(), state);
  }

  private void add(Stored decision) {
    if (states.find(decision.chain().toString(), decision.number()).isEmpty()) {
      throw new StorageException("the hosts are not stored that " + decision.id() + " needs");
    }
    if (decisions.putIfAbsent(decision.id(), decision) != null) {
      throw new StorageException("the decision for " + decision.id() + " is stored already");
    }
    newestFirst.put(Moment.of(decision), true);
  }

  @Override
  public Optional<Stored> find(PlacementId id) {
    return database.read(() -> Optional.ofNullable(decisions.get(id)));
  }

  @Override
  public List<Stored> newest(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.read(
        () ->
            newestFirst.keySet().stream()
                .limit(limit)
                .map(moment -> Objects.requireNonNull(decisions.get(moment.id())))
                .toList());
  }

  @Override
  public List<State> states(UUID chain, int last) {
    return database.read(
        () -> {
          List<State> found =
              states
                  .downFrom(chain.toString(), last)
                  .collect(Collectors.toCollection(ArrayList::new));
          Collections.reverse(found);
          return found;
        });
  }

  @Override
  public int forget(Instant before) {
    return database.change(
        () -> {
          List<Moment> old =
              newestFirst.keySet().stream().filter(moment -> moment.at().isBefore(before)).toList();
          old.forEach(newestFirst::remove);
          old.forEach(moment -> decisions.remove(moment.id()));
          if (!old.isEmpty()) {
            states.retain(chains());
          }
          return old.size();
        });
  }

  /** The chains that decisions need. */
  private Set<String> chains() {
    return decisions.values().stream()
        .map(decision -> decision.chain().toString())
        .collect(Collectors.toSet());
  }
}
