package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Changes;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Tournament.Standing;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One query over one fleet, answered from what was found before.
 *
 * <p>It stands at the number of a change. Asked about a later snapshot, it first takes in the hosts
 * that were changed up to it, one by one; asked about an earlier one, it answers from where it is
 * and looks at the hosts that were changed since as that snapshot has them. Either way what it says
 * equals, bit for bit and in order, what {@link Search} and {@link Census} find in that snapshot.
 *
 * <p><i>Thread-safe</i>: one reader at a time; those who come while everything is computed for the
 * first time, or anew, are not kept waiting but sent away.
 */
final class HotRanking {
  /** The most classes of room that are kept up to date, so that a change stays cheap. */
  private static final int MOST_CLASSES = 16;

  private static final int MOST_SEEN = 256;

  /**
   * An earlier snapshot is answered from here if no more changes than this have been made since.
   */
  private static final int MOST_LATER = 256;

  private static final long NEVER = 0;

  private final CompiledQuery query;
  private final FleetColumns columns;
  private final int usesBefore;
  private final Allowance allowance;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<RoomClass, Tournament> classes = new LinkedHashMap<>(16, 0.75f, true);
  private final Uses<RoomClass> uses = new Uses<>(MOST_SEEN);
  private final Changes changes = new Changes();
  private int[] rows = {};
  private Optional<HotScores> scores = Optional.empty();
  private volatile long number = NEVER;

  /** Says whether a ranking may have so much memory in all. */
  interface Allowance {
    boolean grants(HotRanking ranking, long bytes);
  }

  /**
   * Nothing is computed yet.
   *
   * @param usesBefore how often a class of room is asked about before it gets a tournament
   */
  HotRanking(CompiledQuery query, FleetColumns columns, int usesBefore, Allowance allowance) {
    this.query = query;
    this.columns = columns;
    this.usesBefore = usesBefore;
    this.allowance = allowance;
  }

  /** Whether it is about the fleet that a snapshot is a state of. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(FleetSnapshot fleet) {
    return columns == fleet.columns();
  }

  /** What there is in a snapshot; empty where a search is the better way to find out. */
  Optional<Answer> find(FleetSnapshot fleet, RoomClass room, int k) {
    if (number != NEVER) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return Optional.empty();
    }
    try {
      if (!advance(fleet)) {
        return Optional.empty();
      }
      return tournament(fleet, room).flatMap(tournament -> answer(fleet, tournament, k));
    } finally {
      lock.unlock();
    }
  }

  // ---- keeping up

  private boolean advance(FleetSnapshot fleet) {
    if (number != NEVER && fleet.number() <= number) {
      return true;
    }
    if (scores.isEmpty()
        || number == NEVER
        || fleet.slots() > scores.get().slots()
        || fleet.number() - number > fleet.hosts()
        || !fleet.changesSince(number, changes)) {
      return build(fleet);
    }
    if (!locate(fleet)) {
      return false;
    }
    HotScores current = scores.get();
    number = NEVER; // until all is done, lest an exception leave it half done
    for (int i = 0; i < changes.count(); i++) {
      int slot = changes.slot(i);
      if (rows[i] == FleetSnapshot.NONE || changes.isOfHardware(i)) {
        current.rescore(slot, fleet, rows[i]);
      }
      for (Tournament tournament : classes.values()) {
        tournament.update(slot, rows[i] >= 0 && tournament.room().fits(fleet, rows[i]));
      }
    }
    number = fleet.number();
    return true;
  }

  /** Finds the rows of the changed hosts in a snapshot; false where that would take long. */
  private boolean locate(FleetSnapshot fleet) {
    if (rows.length < changes.count()) {
      rows = new int[2 * changes.count()];
    }
    for (int i = 0; i < changes.count(); i++) {
      rows[i] = fleet.find(changes.slot(i));
      if (rows[i] == FleetSnapshot.LOST) {
        return false;
      }
    }
    return true;
  }

  private boolean build(FleetSnapshot fleet) {
    number = NEVER;
    classes.clear();
    scores = Optional.empty(); // first, so that there are never two of them
    allowance.grants(this, 0);
    // An eighth more than there are, so that hosts can join.
    int slots = Math.addExact(fleet.slots(), fleet.slots() / 8 + Tournament.GROUP);
    if (!allowance.grants(this, bytes(slots, 1))) {
      return false;
    }
    scores = Optional.of(new HotScores(query, fleet, slots));
    number = fleet.number();
    return true;
  }

  private static long bytes(int slots, int classes) {
    return HotScores.bytes(slots) + classes * Tournament.bytes(slots);
  }

  private Optional<Tournament> tournament(FleetSnapshot fleet, RoomClass room) {
    Tournament known = classes.get(room);
    if (known != null) {
      return Optional.of(known);
    }
    boolean repeats = uses.count(room) > usesBefore || classes.isEmpty();
    // The room has to be that of the scores.
    if (!repeats || fleet.number() != number) {
      return Optional.empty();
    }
    if (classes.size() == MOST_CLASSES) {
      classes.remove(classes.keySet().iterator().next());
    }
    HotScores current = scores.orElseThrow();
    if (!allowance.grants(this, bytes(current.slots(), classes.size() + 1))) {
      return Optional.empty();
    }
    Tournament made = Tournament.of(room, current, fleet);
    classes.put(room, made);
    return Optional.of(made);
  }

  // ---- answering

  private Optional<Answer> answer(FleetSnapshot fleet, Tournament tournament, int k) {
    if (fleet.number() == number) {
      return now(fleet, tournament, k);
    }
    return number - fleet.number() <= MOST_LATER
            && fleet.changesUntil(number, changes)
            && locate(fleet)
        ? then(fleet, tournament, k)
        : Optional.empty();
  }

  private Optional<Answer> now(FleetSnapshot fleet, Tournament tournament, int k) {
    HotScores current = scores.orElseThrow();
    List<Candidate> candidates = new ArrayList<>(k);
    Tournament.Walk walk = tournament.walk(k);
    for (int slot = walk.next(); slot >= 0; slot = walk.next()) {
      Optional<Candidate> candidate = current.candidate(fleet, slot);
      if (candidate.isEmpty()) {
        return Optional.empty();
      }
      candidates.add(candidate.get());
    }
    return Optional.of(
        new Answer(
            candidates,
            tournament.count(Standing.CANDIDATE),
            tournament.count(Standing.LACKS_ROOM)));
  }

  /** The answer for a snapshot that hosts have changed since. */
  private Optional<Answer> then(FleetSnapshot fleet, Tournament tournament, int k) {
    int[] changed = new int[changes.count()];
    EarlierState state = new EarlierState(fleet, scores.orElseThrow(), tournament, k);
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changes.slot(i);
      if (isFirst(i)) {
        state.replace(changed[i], rows[i]);
      }
    }
    Arrays.sort(changed);
    int wanted = k;
    Tournament.Walk walk = tournament.walk(k + changed.length);
    for (int slot = walk.next(); slot >= 0 && wanted > 0; slot = walk.next()) {
      if (Arrays.binarySearch(changed, slot) < 0) {
        int row = fleet.find(slot);
        if (row < 0) {
          return Optional.empty();
        }
        state.offer(row, slot);
        wanted--;
      }
    }
    return Optional.of(state.answer());
  }

  private boolean isFirst(int change) {
    for (int i = 0; i < change; i++) {
      if (changes.slot(i) == changes.slot(change)) {
        return false;
      }
    }
    return true;
  }
}
