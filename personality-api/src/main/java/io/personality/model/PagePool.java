package io.personality.model;

/**
 * A pool of huge pages of one size in one NUMA cell.
 *
 * <p><i>Immutable.</i>
 *
 * @param cell the NUMA cell
 * @param pageKib the size of one page in KiB
 * @param pages how many pages
 */
public record PagePool(int cell, long pageKib, long pages) {
  /** Checks the ranges. */
  public PagePool {
    Check.notNegative("a NUMA cell", cell);
    Check.notNegative("a number of pages", pages);
    if (pageKib < 1) {
      throw new IllegalArgumentException("a page must have at least 1 KiB, not " + pageKib);
    }
  }
}
