package io.personality.spi;

import io.personality.model.Host;

/**
 * The hosts of one snapshot, by row.
 *
 * <p><i>Immutable.</i> Every request on a snapshot gets the same object, so that a scorer may keep
 * what it derived from it, held weakly and found by identity.
 *
 * <p>Not every row stands for a host as it is now: a row may hold an earlier version of a host, or
 * the same host as another row. The engine asks for the scores of such rows as of any other and
 * ignores them, so a scorer copes with whatever host is in any row from 0 to {@code size() - 1}.
 */
public interface FleetView {
  /** {@return the number of rows; at least as many as hosts} */
  int size();

  /**
   * The host of a row, always the same. Takes a constant time and allocates nothing.
   *
   * @param row from 0 to {@code size() - 1}
   * @return the host
   */
  Host host(int row);
}
