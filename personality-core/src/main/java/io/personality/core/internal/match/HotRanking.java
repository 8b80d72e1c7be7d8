package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
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

  /** So many hosts more are looked at one by one in an earlier snapshot. */
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
  private Optional<HotScores> scores = Optional.empty();
  private volatile long number = NEVER;

  /** Says whether a ranking may have so much memory. */
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
        || !fleet.changesSince(number, changes)
        || changes.count() > fleet.hosts()) {
      return build(fleet);
    }
    HotScores current = scores.get();
    number = NEVER; // until all is done, lest an exception leave it half done
    for (int i = 0; i < changes.count(); i++) {
      int slot = changes.slot(i);
      int row = fleet.find(slot);
      if (row < 0 || changes.isOfHardware(i)) {
        current.rescore(slot, fleet, row);
      }
      for (Tournament tournament : classes.values()) {
        tournament.update(slot, row >= 0 && tournament.room().fits(fleet, row));
      }
    }
    number = fleet.number();
    return true;
  }

  private boolean build(FleetSnapshot fleet) {
    number = NEVER;
    classes.clear();
    scores = Optional.empty(); // first, so that there are never two of them
    // An eighth more than there are, so that hosts can join.
    int slots = Math.addExact(fleet.slots(), fleet.slots() / 8 + Tournament.GROUP);
    allowance.grants(this, 0);
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
    // A first answer needs the room as it is at the number of the scores.
    if ((uses.count(room) <= usesBefore && !classes.isEmpty()) || fleet.number() != number) {
      return Optional.empty();
    }
    if (classes.size() == MOST_CLASSES) {
      classes.remove(classes.keySet().iterator().next());
    }
    HotScores current = scores.orElseThrow();
    long bytes =
        HotScores.bytes(current.slots()) + (classes.size() + 1) * Tournament.bytes(current.slots());
    if (!allowance.grants(this, bytes)) {
      return Optional.empty();
    }
    Tournament tournament = new Tournament(room, current);
    for (int index = 0; index < fleet.blocks(); index++) {
      Block block = fleet.block(index);
      for (int offset = 0; offset < fleet.rowsIn(index); offset++) {
        if (block.isCurrent(offset, fleet.number())) {
          tournament.set(block.slot(offset), room.fits(fleet, index * Block.ROWS + offset));
        }
      }
    }
    tournament.build();
    classes.put(room, tournament);
    return Optional.of(tournament);
  }

  // ---- answering

  private Optional<Answer> answer(FleetSnapshot fleet, Tournament tournament, int k) {
    if (fleet.number() == number) {
      return Optional.of(
          new Answer(
              listed(fleet, tournament, k),
              tournament.count(Standing.CANDIDATE),
              tournament.count(Standing.LACKS_ROOM)));
    }
    return fleet.changesUntil(number, changes) && changes.count() <= MOST_LATER
        ? Optional.of(earlier(fleet, tournament, k))
        : Optional.empty();
  }

  private List<Candidate> listed(FleetSnapshot fleet, Tournament tournament, int k) {
    List<Candidate> candidates = new ArrayList<>(k);
    Tournament.Walk walk = tournament.walk(k);
    for (int slot = walk.next(); slot >= 0; slot = walk.next()) {
      candidates.add(scores.orElseThrow().candidate(fleet, slot));
    }
    return candidates;
  }

  /** The answer for a snapshot that hosts have changed since. */
  private Answer earlier(FleetSnapshot fleet, Tournament tournament, int k) {
    int[] changed = new int[changes.count()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changes.slot(i);
    }
    Arrays.sort(changed);
    Earlier then = new Earlier(fleet, tournament, k);
    for (int i = 0; i < changed.length; i++) {
      if (i == 0 || changed[i] != changed[i - 1]) {
        then.replace(changed[i]);
      }
    }
    Tournament.Walk walk = tournament.walk(k + changed.length);
    int unchanged = 0;
    for (int slot = walk.next(); slot >= 0 && unchanged < k; slot = walk.next()) {
      if (Arrays.binarySearch(changed, slot) < 0) {
        HotScores current = scores.orElseThrow();
        then.offer(fleet.find(slot), current.expected[slot], current.lower[slot]);
        unchanged++;
      }
    }
    return then.answer();
  }

  /** Gathers what an earlier snapshot has. */
  private final class Earlier {
    private final FleetSnapshot fleet;
    private final Tournament tournament;
    private final TopK best;
    private int feasible;
    private int lackRoom;

    Earlier(FleetSnapshot fleet, Tournament tournament, int k) {
      this.fleet = fleet;
      this.tournament = tournament;
      best = new TopK(fleet, k);
      feasible = tournament.count(Standing.CANDIDATE);
      lackRoom = tournament.count(Standing.LACKS_ROOM);
    }

    /** Counts a host as it was, and not as it is now. */
    void replace(int slot) {
      count(tournament.standing(slot), -1);
      int row = fleet.find(slot);
      if (row < 0 || !scores.orElseThrow().meets(fleet, row)) {
        return;
      }
      var similarity = scores.orElseThrow().similarity(fleet, row);
      double first = tournament.room().first(similarity.expected(), similarity.lower());
      Standing was = tournament.standing(true, tournament.room().fits(fleet, row), first);
      count(was, 1);
      if (was == Standing.CANDIDATE) {
        offer(row, similarity.expected(), similarity.lower());
      }
    }

    private void count(Standing standing, int by) {
      feasible += standing == Standing.CANDIDATE ? by : 0;
      lackRoom += standing == Standing.LACKS_ROOM ? by : 0;
    }

    void offer(int row, double expected, double lower) {
      double first = tournament.room().first(expected, lower);
      best.offer(row, first, first, tournament.room().second(expected, lower));
    }

    Answer answer() {
      List<Candidate> candidates = new ArrayList<>();
      for (int row : best.drain()) {
        candidates.add(new Candidate(fleet.id(row), scores.orElseThrow().similarity(fleet, row)));
      }
      return new Answer(candidates, feasible, lackRoom);
    }
  }
}
