package io.personality.spi;

import io.personality.model.Credit;
import io.personality.model.Profile;
import java.util.function.Function;

/**
 * Contributes a metric of its own. The engine binds a scorer once a request and then asks the bound
 * form for blocks of hosts; most scorers are written as a {@link HostScorer} and wrapped by {@link
 * #perHost}.
 *
 * <p><i>Thread-safe.</i> A credit depends on the profile, the host and what was looked up when the
 * scorer was bound (a table, the hour), never on other hosts, so that scores stay absolute. A
 * scorer that throws, or gives NaN or anything outside [0, 1], fails the one request it serves with
 * a {@link io.personality.PluginException}; nothing is put in its place. It is not asked about
 * hosts that cannot be among the best whatever it says.
 */
public interface Scorer {
  /** {@return the metric it contributes; the same whenever it is asked} */
  MetricDeclaration metric();

  /**
   * Prepares for one request; may allocate and may be slow. Whatever changes with time is looked up
   * here, so that all credits of a request agree.
   *
   * @param profile what is asked
   * @param fleet the hosts
   * @return the form that scores blocks of these hosts
   */
  BlockScorer bind(Profile profile, FleetView fleet);

  /**
   * What was found on one host, for the breakdown.
   *
   * <p><i>Immutable.</i>
   *
   * @param found for people, with its unit; 1 to 1,000 printable characters. Begins with "unknown"
   *     where the credit is anything from 0 to 1
   * @param credit how well it is met
   */
  record Finding(String found, Credit credit) {
    /**
     * A known value, in the metric's unit.
     *
     * @param metric the metric
     * @param value of the host
     * @return the value with its credit
     * @throws IllegalArgumentException if the metric's scale cannot place the value
     */
    public static Finding of(MetricDeclaration metric, double value) {
      return new Finding(metric.words(value), Credit.exactly(metric.credit(value)));
    }

    /**
     * An unknown value and why it is unknown.
     *
     * @param metric the metric
     * @param reason for people
     * @return the reason with the credit of an unknown value
     */
    public static Finding unknown(MetricDeclaration metric, String reason) {
      return new Finding("unknown (" + reason + ")", metric.creditIfUnknown());
    }
  }

  /**
   * {@return a scorer made of a function of one host}
   *
   * @param metric the metric it contributes
   * @param scorer the value of one host
   */
  static Scorer perHost(MetricDeclaration metric, HostScorer scorer) {
    return perRequest(metric, profile -> scorer);
  }

  /**
   * A scorer made of a function of one host that is itself made anew for each request, such as one
   * that fixes the hour.
   *
   * @param metric the metric it contributes
   * @param scorers makes the function for a request's profile
   * @return the scorer
   */
  static Scorer perRequest(MetricDeclaration metric, Function<Profile, HostScorer> scorers) {
    return new PerHostScorer(metric, scorers);
  }
}
