package io.personality.spi;

import io.personality.Experimental;
import java.util.List;

/**
 * A launcher that can tell how the VMs on a host behave. <i>Thread-safe.</i>
 *
 * <p>It tells what the hypervisor has counted; the engine makes shares and rates of it.
 */
@Experimental
public interface ObservingLauncher extends HypervisorLauncher {

  /**
   * Reads the counters of VMs, all at once where the hypervisor can: an engine asks every few
   * seconds for all VMs of a host, and never twice at a time for the same host.
   *
   * @param vms of one host, each once; at least one
   * @return a sample for each of them that runs there, in any order, with what is known; none of
   *     any other VM
   * @throws io.personality.LaunchException if the host cannot be asked
   */
  List<WorkloadSample> samples(List<VmSite> vms);
}
