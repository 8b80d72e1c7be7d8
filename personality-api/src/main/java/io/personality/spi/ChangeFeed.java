package io.personality.spi;

import io.personality.model.HostId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Tells which hosts have changed, so that an engine can follow what others do to them.
 * <i>Thread-safe.</i>
 *
 * <p>A host changes when it is registered, gets other settings, is opened, cordoned, drained or
 * removed, gets a fingerprint, or when the size or units of the claims on it change. A lease that
 * is extended and a call that changes nothing are no changes.
 *
 * <p>Nothing is missed: a change that cannot be seen yet when {@link #after} answers is told by a
 * later call that asks from the position of that answer, in whatever order those who change things
 * begin and end. A host that has changed more than once is told once. A host may be told without a
 * change.
 */
public interface ChangeFeed {

  /**
   * How far somebody has followed. Only for the feed that gave it.
   *
   * @param numbers what the feed makes of it
   */
  record Position(List<Long> numbers) {
    /** Copies the list. */
    public Position {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * What has changed.
   *
   * @param hosts the hosts, which may be gone by now
   * @param position where to go on
   */
  record Changes(Set<HostId> hosts, Position position) {
    /** Copies the set. */
    public Changes {
      hosts = Set.copyOf(hosts);
    }
  }

  /** {@return where to begin: what can be seen now is not told from there} */
  Position now();

  /**
   * {@return the hosts that have changed since}
   *
   * @param position where an earlier call left off
   */
  Changes after(Position position);

  /**
   * Waits until something may have changed, at most for some time. A hint: it may come late or
   * without reason.
   *
   * @param most how long to wait without a hint
   * @throws InterruptedException if the thread is interrupted
   */
  default void await(Duration most) throws InterruptedException {
    Thread.sleep(most.toMillis());
  }
}
