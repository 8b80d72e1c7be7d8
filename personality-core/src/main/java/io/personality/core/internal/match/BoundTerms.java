package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;

/** The terms of a query bound to one snapshot. <i>Confined to one thread.</i> */
final class BoundTerms extends ColumnTerms {
  final FleetSnapshot fleet;

  BoundTerms(CompiledQuery query, FleetSnapshot fleet) {
    super(query, fleet);
    this.fleet = fleet;
  }

  /** Scores one row. */
  void score(int row) {
    score(row, fleet.block(row / Block.ROWS), row % Block.ROWS);
  }
}
