package io.personality.spi;

import io.personality.model.Host;
import io.personality.model.Profile;

/** The easy way to write a scorer: the credit of one host. Must be thread-safe and pure. */
@FunctionalInterface
public interface HostScorer {
  /**
   * {@return the credit of the host, in [0, 1]}
   *
   * @param profile what is asked
   * @param host a host as of the snapshot that is scored
   */
  double credit(Profile profile, Host host);
}
