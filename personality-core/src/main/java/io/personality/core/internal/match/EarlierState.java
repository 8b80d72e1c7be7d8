package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Tournament.Standing;
import io.personality.model.Candidate;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what an earlier snapshot has from what a tournament has now and the hosts that have
 * changed in between.
 *
 * <p><i>Confined to one thread.</i>
 */
final class EarlierState {
  private final FleetSnapshot fleet;
  private final HotScores scores;
  private final Tournament tournament;
  private final TopK best;
  private int feasible;
  private int lackRoom;

  EarlierState(FleetSnapshot fleet, HotScores scores, Tournament tournament, int k) {
    this.fleet = fleet;
    this.scores = scores;
    this.tournament = tournament;
    best = new TopK(fleet, k);
    feasible = tournament.count(Standing.CANDIDATE);
    lackRoom = tournament.count(Standing.LACKS_ROOM);
  }

  /** Counts a host that has changed as it was, and not as it is now; its row is -1 for none. */
  void replace(int slot, int row) {
    count(tournament.standing(slot), -1);
    if (row < 0 || !scores.meets(fleet, row)) {
      return;
    }
    Similarity similarity = scores.similarity(fleet, row);
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

  /** Offers a host that has not changed. */
  void offer(int row, int slot) {
    offer(row, scores.expected[slot], scores.lower[slot]);
  }

  private void offer(int row, double expected, double lower) {
    double first = tournament.room().first(expected, lower);
    best.offer(row, first, first, tournament.room().second(expected, lower));
  }

  /** What there was. */
  Answer answer() {
    List<Candidate> candidates = new ArrayList<>();
    for (int row : best.drain()) {
      candidates.add(new Candidate(fleet.id(row), scores.similarity(fleet, row)));
    }
    return new Answer(candidates, feasible, lackRoom);
  }
}
