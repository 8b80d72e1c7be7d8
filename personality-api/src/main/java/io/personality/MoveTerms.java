package io.personality;

import io.personality.model.HostId;
import java.time.Duration;
import java.util.Optional;

/**
 * How a VM is to be moved.
 *
 * <p><i>Immutable.</i>
 *
 * @param target where to; empty for the best host that has room
 * @param bandwidthMibPerSecond the most that the move may send, in MiB/s; 0 for no limit
 * @param maxDowntime how long the VM may stand still at its end, at least 1 ms
 * @param limit how long the move may take before it is aborted, at least 1 s
 */
public record MoveTerms(
    Optional<HostId> target, long bandwidthMibPerSecond, Duration maxDowntime, Duration limit) {
  /** To the best host, without a limit of bandwidth, at most 300 ms down, within ten minutes. */
  public static final MoveTerms DEFAULT =
      new MoveTerms(Optional.empty(), 0, Duration.ofMillis(300), Duration.ofMinutes(10));

  /** Checks the ranges. */
  public MoveTerms {
    if (bandwidthMibPerSecond < 0) {
      throw new IllegalArgumentException(
          "a bandwidth is at least 0 MiB/s, not " + bandwidthMibPerSecond);
    }
    if (maxDowntime.toMillis() < 1 || limit.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "a move may stand still for at least 1 ms and take at least 1 s, not "
              + maxDowntime
              + " and "
              + limit);
    }
  }

  /**
   * {@return the same to a host}
   *
   * @param host where to
   */
  public MoveTerms to(HostId host) {
    return new MoveTerms(Optional.of(host), bandwidthMibPerSecond, maxDowntime, limit);
  }
}
