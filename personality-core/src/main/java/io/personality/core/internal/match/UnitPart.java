package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.Grouping;

/**
 * A criterion on something declared: looked up by the row's code.
 *
 * @param grouping tells what a code has for the unit
 * @param unit the unit
 * @param credits by what the unit has
 */
record UnitPart(Grouping grouping, int unit, Credits credits) implements Part {

  int dictionary() {
    return grouping.dictionaryOf(unit);
  }

  @Override
  public void read(int row, Block block, int offset, Found found) {
    credits.read(grouping.parts(unit)[block.code(dictionary(), offset)], found);
  }
}
