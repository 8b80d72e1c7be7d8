package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.Grouping;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Similarity;
import java.util.Arrays;
import java.util.Optional;

/**
 * What every host scores in one query, by slot, exactly. 16 bytes a slot.
 *
 * <p><i>Confined to one thread</i>, or to whoever holds a lock.
 */
final class HotScores {
  private static final int MOST_LISTED = 1_024;
  private static final int BYTES_LISTED = 96;
  private static final int BYTES_BOUND = 16_384; // the bound query, about

  private final CompiledQuery query;
  private final FleetColumns columns;
  private Grouping grouping;
  private ColumnTerms terms;
  private ColumnRequirements requirements;

  /** By slot; NaN where the host is gone or fails a requirement. */
  final double[] expected;

  /** By slot; anything where there is no expected score. */
  final double[] lower;

  // The best are asked for more often than they change; a slot has one place here.
  private final int[] listedSlots;
  private final Candidate[] listed;

  /**
   * Scores every host.
   *
   * @param slots how many there will be room for, at least as many as the fleet has
   */
  HotScores(CompiledQuery query, FleetSnapshot fleet, int slots) {
    this.query = query;
    columns = fleet.columns();
    grouping = fleet.grouping();
    terms = new ColumnTerms(query, fleet);
    requirements = new ColumnRequirements(query, fleet);
    expected = new double[slots];
    lower = new double[slots];
    listedSlots = new int[listed(slots)];
    listed = new Candidate[listedSlots.length];
    Arrays.fill(expected, Double.NaN);
    Arrays.fill(listedSlots, -1);
    for (int index = 0; index < fleet.blocks(); index++) {
      Block block = fleet.block(index);
      int rows = fleet.rowsIn(index);
      for (int offset = 0; offset < rows; offset++) {
        if (block.isCurrent(offset, fleet.number())) {
          score(block.slot(offset), index * Block.ROWS + offset, block, offset);
        }
      }
    }
  }

  private static int listed(int slots) {
    return Math.min(slots, MOST_LISTED);
  }

  /** How much memory the scores of so many slots take. */
  static long bytes(int slots) {
    return BYTES_BOUND + 16L * slots + (long) BYTES_LISTED * listed(slots);
  }

  int slots() {
    return expected.length;
  }

  FleetColumns columns() {
    return columns;
  }

  /** Whether the host of a slot is there and meets every requirement. */
  boolean meets(int slot) {
    return !Double.isNaN(expected[slot]);
  }

  // Codes mean what their grouping says, and a snapshot's rows have the codes of its own.
  @SuppressWarnings("ReferenceEquality")
  private void bind(FleetSnapshot fleet) {
    if (grouping != fleet.grouping()) {
      grouping = fleet.grouping();
      terms = new ColumnTerms(query, fleet);
      requirements = new ColumnRequirements(query, fleet);
    }
  }

  /** Scores the host of a slot anew, by its row in a snapshot; -1 where it is gone. */
  void rescore(int slot, FleetSnapshot fleet, int row) {
    if (listedSlots[slot % listed.length] == slot) {
      listedSlots[slot % listed.length] = -1;
    }
    if (row < 0) {
      expected[slot] = Double.NaN;
      return;
    }
    bind(fleet);
    score(slot, row, fleet.block(row / Block.ROWS), row % Block.ROWS);
  }

  private void score(int slot, int row, Block block, int offset) {
    if (!requirements.meets(block, offset)) {
      expected[slot] = Double.NaN;
      return;
    }
    terms.score(row, block, offset);
    expected[slot] = terms.expected;
    lower[slot] = terms.lower;
  }

  /** Whether a row of a snapshot meets every requirement. */
  boolean meets(FleetSnapshot fleet, int row) {
    bind(fleet);
    return requirements.meets(fleet.block(row / Block.ROWS), row % Block.ROWS);
  }

  /** The similarity of a row of a snapshot that meets every requirement. */
  Similarity similarity(FleetSnapshot fleet, int row) {
    bind(fleet);
    terms.score(row, fleet.block(row / Block.ROWS), row % Block.ROWS);
    return terms.similarity(true);
  }

  /**
   * The host of a slot whose row in a snapshot has the scores that the slot has; empty where the
   * row cannot be found quickly.
   */
  Optional<Candidate> candidate(FleetSnapshot fleet, int slot) {
    int place = slot % listed.length;
    if (listedSlots[place] != slot) {
      int row = fleet.find(slot);
      if (row < 0) {
        return Optional.empty();
      }
      listed[place] = new Candidate(columns.id(slot), similarity(fleet, row));
      listedSlots[place] = slot;
    }
    return Optional.of(listed[place]);
  }
}
