package io.personality.core.internal.memory;

import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;

/** Does what every launcher must, by VMs in memory, and nothing that only some can. */
public class PassingLauncher implements HypervisorLauncher {
  /** The VMs. */
  public final MemoryLauncher vms;

  /** Passes everything on. */
  public PassingLauncher(MemoryLauncher vms) {
    this.vms = vms;
  }

  @Override
  public LaunchState launch(LaunchOrder order) {
    return vms.launch(order);
  }

  @Override
  public LaunchState stateOf(VmSite site) {
    return vms.stateOf(site);
  }

  @Override
  public void withdraw(VmSite site) {
    vms.withdraw(site);
  }

  @Override
  public void close() {}
}
