package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.Grouping;

/**
 * A criterion on something declared: looked up by the row's code. <i>Confined to one thread.</i>
 */
final class UnitPart implements Part {
  private final Grouping grouping;
  private final int unit;
  private final int dictionary;
  private final Credits credits;
  private int[] parts;

  /**
   * Binds.
   *
   * @param grouping tells what a code has for the unit
   * @param credits by what the unit has
   */
  UnitPart(Grouping grouping, int unit, Credits credits) {
    this.grouping = grouping;
    this.unit = unit;
    this.credits = credits;
    dictionary = grouping.dictionaryOf(unit);
    parts = grouping.parts(unit);
  }

  int unit() {
    return unit;
  }

  int dictionary() {
    return dictionary;
  }

  Credits credits() {
    return credits;
  }

  @Override
  public void read(int row, Block block, int offset, Found found) {
    int code = block.code(dictionary, offset);
    if (code >= parts.length) { // the fleet has come to know more since
      parts = grouping.parts(unit);
    }
    credits.read(parts[code], found);
  }
}
