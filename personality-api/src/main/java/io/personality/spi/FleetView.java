package io.personality.spi;

import io.personality.model.Host;

/** The hosts of one snapshot, by row. <i>Immutable.</i> */
public interface FleetView {
  /** {@return the number of rows} */
  int size();

  /**
   * {@return the host of a row}
   *
   * @param row from 0 to {@code size() - 1}
   */
  Host host(int row);
}
