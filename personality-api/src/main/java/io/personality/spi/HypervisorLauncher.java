package io.personality.spi;

import io.personality.model.Tuning;
import java.util.List;

/**
 * Starts and stops VMs on hosts. Every call is idempotent by placement id and host.
 * <i>Thread-safe.</i>
 *
 * <p>A call that runs out of time leaves the state {@link LaunchState#UNKNOWN}; {@link #stateOf}
 * settles it later.
 */
public interface HypervisorLauncher extends AutoCloseable {
  /**
   * Starts the VM, or finds it started already.
   *
   * @param order what to start, where, and how it should behave
   * @return {@link LaunchState#RUNNING}, or {@link LaunchState#UNKNOWN} if it may or may not run
   * @throws io.personality.LaunchException if it does not run and will not
   */
  LaunchState launch(LaunchOrder order);

  /**
   * What the hypervisor says of a VM. Never throws: what cannot be asked is {@link
   * LaunchState#UNKNOWN}, and {@link LaunchState#ABSENT} means that the hypervisor itself denied
   * it.
   *
   * @param site where the VM is to be looked for
   * @return the state, at the time of the call
   */
  LaunchState stateOf(VmSite site);

  /**
   * Ends the VM and removes what the launch has made for it, or finds nothing there. The same
   * placement can be launched anew after it.
   *
   * @param site where the VM is to be looked for
   * @throws io.personality.LaunchException if it may still run
   */
  void withdraw(VmSite site);

  /**
   * {@return the choices that were made for a VM, with their reasons; empty where nothing was tuned
   * or the VM is not there}
   *
   * @param site where the VM is to be looked for
   * @throws io.personality.LaunchException if the hypervisor cannot be asked
   */
  default List<Tuning> tunings(VmSite site) {
    return List.of();
  }

  /**
   * Has somebody told that a VM may have ended by itself, so that it need not be found out by
   * asking. A launcher that hears nothing of its VMs never tells; what it tells may come late, more
   * than once and of VMs that run.
   *
   * @param told called on a thread of the launcher's, and returns at once
   */
  default void listen(Runnable told) {}

  /** {@return whether nothing is really started} */
  default boolean isSimulated() {
    return false;
  }

  /** Closes connections; VMs go on. */
  @Override
  void close();
}
