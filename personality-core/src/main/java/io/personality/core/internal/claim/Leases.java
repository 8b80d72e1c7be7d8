package io.personality.core.internal.claim;

import io.personality.model.Claim;
import io.personality.model.Placement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long things may take before they count as abandoned.
 *
 * <p><i>Thread-safe.</i>
 *
 * @param clock tells the time
 * @param claim from a claim to the launch; by default 2 minutes
 * @param launch the most that a launch may take, longer than any launcher waits; by default 15
 *     minutes
 */
public record Leases(Clock clock, Duration claim, Duration launch) {
  /** Checks the durations. */
  public Leases {
    if (claim.isNegative() || claim.isZero() || launch.compareTo(claim) < 0) {
      throw new IllegalArgumentException(
          "a claim's lease must be longer than nothing and a launch at least as long, not "
              + claim
              + " and "
              + launch);
    }
  }

  /** The default durations. */
  public static Leases of(Clock clock) {
    return new Leases(clock, Duration.ofMinutes(2), Duration.ofMinutes(15));
  }

  Instant now() {
    return clock.instant();
  }

  Instant end() {
    return now().plus(claim);
  }

  /**
   * Whether nobody can be at work any more on a placement that has not come to run.
   *
   * @param held its claim; asked for only where it matters
   */
  boolean isAbandoned(Placement placement, Supplier<Optional<Claim>> held) {
    Instant now = now();
    if (now.isBefore(placement.changedAt().plus(claim))) {
      return false;
    }
    boolean secured = held.get().filter(one -> one.isLive(now)).isPresent();
    return !secured || !now.isBefore(placement.changedAt().plus(launch));
  }
}
