package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.HostId;
import io.personality.model.RankBy;
import java.util.Arrays;

/**
 * Which slot is best among those that can take a VM of one class of room, kept up to date slot by
 * slot.
 *
 * <p>Layout: slots are in groups of {@value #GROUP}, whose best is found by looking at all of them,
 * since these lie side by side; above the groups is a binary tree in an array (the best of i is the
 * better of 2i and 2i + 1, groups come last), which holds the best slot and its first score, so
 * that most comparisons stay in the tree. 2.5 bytes a slot. Cost: a change walks up until the best
 * stays who it was, at most {@code log2(slots / 16)} steps; the best k take k walks down.
 *
 * <p><i>Confined to one thread</i>, or to whoever holds a lock.
 */
final class Tournament {
  static final int GROUP = 16;

  /** What a slot is to the class. */
  enum Standing {
    /** There is no host, or it fails a requirement. */
    NONE(0),
    /** It meets every requirement, but lacks room or takes no new VMs. */
    LACKS_ROOM(1),
    /** It can, but does not come close enough. */
    TOO_FAR(2),
    /** It can. */
    CANDIDATE(3);

    /** As it is kept: its place among the values. */
    private final byte code;

    Standing(int code) {
      this.code = (byte) code;
    }
  }

  private static final Standing[] STANDINGS = Standing.values();
  private static final byte CANDIDATE = Standing.CANDIDATE.code;
  private static final int NOBODY = -1;

  private final RoomClass room;
  private final HotScores scores;
  private final double[] first;
  private final double[] second;
  private final byte[] standings;
  private final int[] counts = new int[STANDINGS.length];
  private final int groups;
  private final int[] best;
  private final double[] firsts;

  private Tournament(RoomClass room, HotScores scores) {
    this.room = room;
    this.scores = scores;
    first = room.rankBy() == RankBy.LOWER ? scores.lower : scores.expected;
    second = room.rankBy() == RankBy.LOWER ? scores.expected : scores.lower;
    standings = new byte[scores.slots()];
    counts[Standing.NONE.code] = standings.length;
    groups = groups(standings.length);
    best = new int[2 * groups];
    firsts = new double[2 * groups];
    Arrays.fill(best, NOBODY);
  }

  /** Who can in a snapshot; the scores have to be those of the snapshot too. */
  static Tournament of(RoomClass room, HotScores scores, FleetSnapshot fleet) {
    Tournament tournament = new Tournament(room, scores);
    for (int index = 0; index < fleet.blocks(); index++) {
      Block block = fleet.block(index);
      int rows = fleet.rowsIn(index);
      for (int offset = 0; offset < rows; offset++) {
        if (block.isCurrent(offset, fleet.number())) {
          tournament.set(block.slot(offset), room.fits(fleet, index * Block.ROWS + offset));
        }
      }
    }
    tournament.build();
    return tournament;
  }

  private static int groups(int slots) {
    return (slots + GROUP - 1) / GROUP;
  }

  static long bytes(int slots) {
    return slots + 24L * groups(slots);
  }

  RoomClass room() {
    return room;
  }

  int count(Standing standing) {
    return counts[standing.code];
  }

  Standing standing(int slot) {
    return STANDINGS[standings[slot]];
  }

  /** What a host is to the class. */
  Standing standing(boolean meets, boolean fits, double first) {
    if (!meets) {
      return Standing.NONE;
    }
    if (!fits) {
      return Standing.LACKS_ROOM;
    }
    return first < room.minimumSimilarity() ? Standing.TOO_FAR : Standing.CANDIDATE;
  }

  /** Says what a slot is, and nothing to the tree. */
  private void set(int slot, boolean fits) {
    Standing now = standing(scores.meets(slot), fits, first[slot]);
    counts[standings[slot]]--;
    counts[now.code]++;
    standings[slot] = now.code;
  }

  private void build() {
    for (int group = 0; group < groups; group++) {
      keep(groups + group, bestOf(group, NOBODY));
    }
    for (int i = groups - 1; i > 0; i--) {
      keep(i, better(best[2 * i], best[2 * i + 1]));
    }
  }

  /** Takes note that a slot's scores or its host's room may have changed. */
  void update(int slot, boolean fits) {
    set(slot, fits);
    int at = groups + slot / GROUP;
    int now = bestOf(slot / GROUP, NOBODY);
    // Where somebody else is and was the best, nothing has changed for those above.
    while (at > 0 && !(best[at] == now && now != slot)) {
      keep(at, now);
      at /= 2;
      now = at > 0 ? better(at) : NOBODY;
    }
  }

  private void keep(int at, int slot) {
    best[at] = slot;
    firsts[at] = slot == NOBODY ? 0 : first[slot];
  }

  private int better(int parent) {
    int left = 2 * parent;
    int one = best[left];
    int other = best[left + 1];
    if (one != NOBODY && other != NOBODY && firsts[left] != firsts[left + 1]) {
      return firsts[left] > firsts[left + 1] ? one : other;
    }
    return better(one, other);
  }

  private int better(int one, int other) {
    if (one == NOBODY || other == NOBODY) {
      return one == NOBODY ? other : one;
    }
    return isBetter(one, other) ? one : other;
  }

  /** The best of a group that is worse than a slot; of all of them where that is nobody. */
  private int bestOf(int group, int worseThan) {
    int from = group * GROUP;
    int to = Math.min(from + GROUP, standings.length);
    int found = NOBODY;
    for (int slot = from; slot < to; slot++) {
      if (standings[slot] == CANDIDATE
          && (found == NOBODY || isBetter(slot, found))
          && (worseThan == NOBODY || isBetter(worseThan, slot))) {
        found = slot;
      }
    }
    return found;
  }

  /** The order of a ranking, which no two slots tie in. */
  private boolean isBetter(int one, int other) {
    if (first[one] != first[other]) {
      return first[one] > first[other];
    }
    int order = Double.compare(second[one], second[other]);
    return order > 0 || (order == 0 && one != other && id(one).compareTo(id(other)) < 0);
  }

  private HostId id(int slot) {
    return scores.columns().id(slot);
  }

  /** A walk through the best slots, best first. */
  Walk walk(int most) {
    return new Walk(most);
  }

  /**
   * Lists the best slots one by one. What may come next are the best of parts of the tree, no two
   * of which overlap; each knows somebody who can, so that as many of them as are still to be
   * listed are enough to keep.
   */
  final class Walk {
    private final int[] slots;
    private final int[] parts;
    private final double[] tops;
    private int left;
    private int count;

    private Walk(int most) {
      slots = new int[most];
      parts = new int[most];
      tops = new double[most];
      left = most;
      offer(best[1], 1, firsts[1]);
    }

    /** The next best slot; -1 where there are no more, or as many were listed as were wanted. */
    int next() {
      if (count == 0 || left == 0) {
        return NOBODY;
      }
      int slot = slots[0];
      int part = parts[0];
      count--;
      left--;
      for (int i = 0; i < count; i++) {
        move(i + 1, i);
      }
      while (part < groups) {
        int winner = best[2 * part] == slot ? 2 * part : 2 * part + 1;
        offer(best[winner ^ 1], winner ^ 1, firsts[winner ^ 1]);
        part = winner;
      }
      int next = bestOf(part - groups, slot);
      if (next != NOBODY) {
        offer(next, part, first[next]);
      }
      return slot;
    }

    private void offer(int slot, int part, double top) {
      count = Math.min(count, left);
      if (slot == NOBODY || left == 0 || (count == left && !isAhead(slot, top, count - 1))) {
        return;
      }
      int at = count < left ? count++ : count - 1;
      while (at > 0 && isAhead(slot, top, at - 1)) {
        move(at - 1, at);
        at--;
      }
      slots[at] = slot;
      parts[at] = part;
      tops[at] = top;
    }

    private boolean isAhead(int slot, double top, int of) {
      return top == tops[of] ? isBetter(slot, slots[of]) : top > tops[of];
    }

    private void move(int from, int to) {
      slots[to] = slots[from];
      parts[to] = parts[from];
      tops[to] = tops[from];
    }
  }
}
