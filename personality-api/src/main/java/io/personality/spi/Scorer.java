package io.personality.spi;

import io.personality.model.Credit;
import io.personality.model.Profile;

/**
 * Contributes a metric of its own. The engine binds a scorer once a request and then asks the bound
 * form for blocks of hosts; most scorers are written as a {@link HostScorer} and wrapped by {@link
 * #perHost}.
 *
 * <p>Implementations must be thread-safe. A credit is a pure function of the profile and the host,
 * so that scores stay absolute. A scorer that throws, or gives NaN or anything outside [0, 1],
 * fails the one request it serves with a {@link io.personality.PluginException}.
 */
public interface Scorer {
  /** {@return the metric it contributes} */
  MetricDeclaration metric();

  /**
   * Prepares for one request; may allocate and may be slow.
   *
   * @param profile what is asked
   * @param fleet the hosts of one snapshot
   * @return the form that scores these hosts for that profile
   */
  BlockScorer bind(Profile profile, FleetView fleet);

  /**
   * {@return what it found on one host, for the breakdown}
   *
   * @param profile what is asked
   * @param fleet the hosts of one snapshot
   * @param row the host, from 0 to {@code fleet.size() - 1}
   */
  Finding explain(Profile profile, FleetView fleet, int row);

  /**
   * What a scorer found.
   *
   * @param found for people, with its unit
   * @param credit how well it is met; expected must equal what the bound form gives
   */
  record Finding(String found, Credit credit) {}

  /**
   * {@return a scorer made of a function of one host}
   *
   * @param metric the metric it contributes
   * @param scorer the credit of one host
   */
  static Scorer perHost(MetricDeclaration metric, HostScorer scorer) {
    return new PerHostScorer(metric, scorer);
  }
}
