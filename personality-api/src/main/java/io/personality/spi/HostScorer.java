package io.personality.spi;

import io.personality.model.Host;
import io.personality.model.Profile;
import java.util.function.BiPredicate;

/**
 * The easy way to write a scorer: the metric's value of one host. The metric's scale turns the
 * value into a credit.
 *
 * <p><i>Thread-safe.</i> A pure function of its arguments and what it was made of. Nothing is
 * allocated per host by the engine, and nothing should be here: no boxing, no text put together.
 */
@FunctionalInterface
public interface HostScorer {
  /**
   * The host's value, in the unit that the metric declares: a finite number, not negative where the
   * scale is logarithmic. Anything else fails the request. Not asked where the value is unknown.
   *
   * @param profile what is asked
   * @param host a host as of the snapshot that is scored
   * @return the value
   */
  double value(Profile profile, Host host);

  /**
   * Whether the host's value is known. Where it is not, the credit is anything from 0 to 1,
   * expected at the credit of the metric's {@link MetricDeclaration#ifUnknown}.
   *
   * @param profile what is asked
   * @param host a host as of the snapshot that is scored
   * @return true unless overridden
   */
  default boolean knows(Profile profile, Host host) {
    return true;
  }

  /**
   * A function of one host that is known of some hosts only.
   *
   * @param known of which
   * @param value of these
   * @return the two as one
   */
  static HostScorer where(BiPredicate<Profile, Host> known, HostScorer value) {
    return new HostScorer() {
      @Override
      public double value(Profile profile, Host host) {
        return value.value(profile, host);
      }

      @Override
      public boolean knows(Profile profile, Host host) {
        return known.test(profile, host);
      }
    };
  }
}
