package io.personality.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The durable record of one VM asked for: what was asked, where it went, how close that is, and
 * what became of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param id its identity
 * @param tenant on whose behalf
 * @param idempotencyKey the request's key, unique for its tenant
 * @param groups names of the groups it belongs to, which tie placements of one tenant to each other
 * @param profile the stored revision that was asked for
 * @param decision where it went and why
 * @param resources the shared capacity claimed
 * @param units the exclusive capacity claimed
 * @param history what happened, oldest first; never empty
 * @param batch those it is placed together with or not at all; empty where it is placed alone
 */
public record Placement(
    PlacementId id,
    TenantId tenant,
    String idempotencyKey,
    Set<String> groups,
    ProfileRef profile,
    Decision decision,
    Resources resources,
    Set<ExclusiveUnit> units,
    List<Step> history,
    Optional<Batch> batch) {
  /** The order of lists: newest first by {@link #createdAt}, then by id. */
  public static final Comparator<Placement> NEWEST_FIRST =
      Comparator.comparing(Placement::createdAt).reversed().thenComparing(Placement::id);

  /** Copies the collections. */
  public Placement {
    Check.text("an idempotency key", idempotencyKey, 200);
    groups.forEach(group -> Check.text("a group's name", group, 200));
    groups = Set.copyOf(groups);
    units = Set.copyOf(units);
    history = List.copyOf(history);
    if (history.isEmpty()) {
      throw new IllegalArgumentException("a placement's history starts with its first state");
    }
  }

  /**
   * A placement by itself.
   *
   * @param id its identity
   * @param tenant on whose behalf
   * @param idempotencyKey the request's key
   * @param groups names of the groups it belongs to
   * @param profile the stored revision that was asked for
   * @param decision where it went and why
   * @param resources the shared capacity claimed
   * @param units the exclusive capacity claimed
   * @param history what happened, oldest first; never empty
   */
  public Placement(
      PlacementId id,
      TenantId tenant,
      String idempotencyKey,
      Set<String> groups,
      ProfileRef profile,
      Decision decision,
      Resources resources,
      Set<ExclusiveUnit> units,
      List<Step> history) {
    this(
        id,
        tenant,
        idempotencyKey,
        groups,
        profile,
        decision,
        resources,
        units,
        history,
        Optional.empty());
  }

  /**
   * Where a placement stands in a list that is sorted by {@link #NEWEST_FIRST}.
   *
   * @param createdAt when it was created
   * @param id its identity
   */
  public record Place(Instant createdAt, PlacementId id) {
    /**
     * {@return whether a placement comes after this place in the list}
     *
     * @param placement the placement
     */
    public boolean isBefore(Placement placement) {
      int older = createdAt.compareTo(placement.createdAt());
      return older > 0 || (older == 0 && id.compareTo(placement.id()) < 0);
    }
  }

  /** {@return where it stands in a list that is sorted by {@link #NEWEST_FIRST}} */
  public Place place() {
    return new Place(createdAt(), id);
  }

  /**
   * Placements that are made together or not at all.
   *
   * @param id the identity of the batch
   * @param size how many they are, at least 1
   */
  public record Batch(UUID id, int size) {
    /** Checks the size. */
    public Batch {
      if (size < 1) {
        throw new IllegalArgumentException("a batch has at least 1 placement, not " + size);
      }
    }
  }

  /**
   * The choice of a host.
   *
   * @param host the host
   * @param fingerprintRevision the revision of its fingerprint that was scored
   * @param promised its similarity at that time
   * @param selection the rule it was chosen by
   * @param attempt counts the hosts tried, from 1
   * @param basis what the choice was made from
   * @param operator what the host had of the operator's terms; empty where there were none
   */
  public record Decision(
      HostId host,
      long fingerprintRevision,
      Similarity promised,
      Selection selection,
      int attempt,
      Basis basis,
      List<OperatorValue> operator) {
    /** Copies the list. */
    public Decision {
      operator = List.copyOf(operator);
    }

    /**
     * A choice in which no operator had a say.
     *
     * @param host the host
     * @param fingerprintRevision the revision of its fingerprint that was scored
     * @param promised its similarity at that time
     * @param selection the rule it was chosen by
     * @param attempt counts the hosts tried, from 1
     * @param basis what the choice was made from
     */
    public Decision(
        HostId host,
        long fingerprintRevision,
        Similarity promised,
        Selection selection,
        int attempt,
        Basis basis) {
      this(host, fingerprintRevision, promised, selection, attempt, basis, List.of());
    }
  }

  /**
   * One event.
   *
   * @param at when
   * @param state the state from then on
   * @param host where
   * @param reason why, for people; may be empty
   */
  public record Step(Instant at, PlacementState state, HostId host, String reason) {}

  /** {@return the state now} */
  public PlacementState state() {
    return history.get(history.size() - 1).state();
  }

  /** {@return the time at which it was asked for} */
  public Instant createdAt() {
    return history.get(0).at();
  }

  /** {@return the time at which the state was last changed} */
  public Instant changedAt() {
    return history.get(history.size() - 1).at();
  }

  /**
   * {@return the same, one step on}
   *
   * @param step what comes next
   * @throws IllegalStateException if the state machine has no such step
   */
  public Placement then(Step step) {
    if (!state().next().contains(step.state())) {
      throw new IllegalStateException(
          "placement "
              + id
              + " is "
              + state()
              + " and can become "
              + state().next()
              + ", not "
              + step.state());
    }
    List<Step> longer = new ArrayList<>(history);
    longer.add(step);
    return new Placement(
        id, tenant, idempotencyKey, groups, profile, decision, resources, units, longer, batch);
  }

  /**
   * {@return whether this is another one step on}
   *
   * @param before the other
   * @param from the state that it is believed to be in
   */
  public boolean isStepFrom(Placement before, PlacementState from) {
    return before.state() == from && before.history().size() + 1 == history.size();
  }

  /**
   * {@return the same by another revision of a profile, on the host where it is}
   *
   * @param other the revision
   * @param again the decision for that host by it
   */
  public Placement following(ProfileRef other, Decision again) {
    return new Placement(
        id, tenant, idempotencyKey, groups, other, again, resources, units, history, batch);
  }

  /**
   * {@return the same with more or less of its host}
   *
   * @param other the shared capacity
   * @param otherUnits what the VM has for itself
   */
  public Placement resized(Resources other, Set<ExclusiveUnit> otherUnits) {
    return new Placement(
        id, tenant, idempotencyKey, groups, profile, decision, other, otherUnits, history, batch);
  }

  /**
   * {@return the same, decided anew}
   *
   * @param other the new decision
   * @param otherUnits what the VM has for itself on the host of that decision
   */
  public Placement decided(Decision other, Set<ExclusiveUnit> otherUnits) {
    return new Placement(
        id, tenant, idempotencyKey, groups, profile, other, resources, otherUnits, history, batch);
  }
}
