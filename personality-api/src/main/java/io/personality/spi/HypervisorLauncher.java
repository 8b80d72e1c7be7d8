package io.personality.spi;

import io.personality.model.PlacementId;

/**
 * Starts and stops VMs on hosts. Every call is idempotent by placement id. <i>Thread-safe.</i>
 *
 * <p>A call that runs out of time leaves the state {@link LaunchState#UNKNOWN}; {@link #stateOf}
 * settles it later.
 */
public interface HypervisorLauncher extends AutoCloseable {
  /**
   * Starts the VM, or finds it started already.
   *
   * @return {@link LaunchState#RUNNING}, or {@link LaunchState#UNKNOWN} if it may or may not run
   * @throws io.personality.LaunchException if it does not run and will not
   */
  LaunchState launch(LaunchOrder order);

  /** What the hypervisor says of a placement. */
  LaunchState stateOf(PlacementId id);

  /**
   * Ends the VM, or finds it ended already.
   *
   * @throws io.personality.LaunchException if it may still run
   */
  void withdraw(PlacementId id);

  /** Whether nothing is really started. */
  default boolean isSimulated() {
    return false;
  }

  /** Closes connections; VMs go on. */
  @Override
  void close();
}
