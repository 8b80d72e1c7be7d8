package io.personality.spi;

import io.personality.model.Host;

/** The hosts of one snapshot, by row. <i>Immutable.</i> */
public interface FleetView {
  /** How many rows there are. */
  int size();

  /**
   * The host of a row.
   *
   * @param row from 0 to {@code size() - 1}
   */
  Host host(int row);
}
