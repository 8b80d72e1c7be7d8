package io.personality.spi;

/** A launcher that can give a running VM more or less without a restart. <i>Thread-safe.</i> */
public interface AdjustingLauncher extends HypervisorLauncher {

  /**
   * Brings a running VM to what its claim and profile now say: vCPUs, memory, hardware threads,
   * weight. Asked again it does nothing.
   *
   * @param order the claim as it is to be, with the host and the profile
   * @throws io.personality.LaunchException saying why not; the VM then has what it had, or more
   *     than that and less than asked
   */
  void adjust(LaunchOrder order);
}
