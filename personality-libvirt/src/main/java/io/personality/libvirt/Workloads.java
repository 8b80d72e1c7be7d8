package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.MissingLibraryException;
import io.personality.model.HostId;
import io.personality.spi.VmSite;
import io.personality.spi.WorkloadSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the daemons of hosts have counted of VMs, all VMs of a host by one call. <i>Thread-safe.</i>
 *
 * <p>The call does not wait for a domain at which something else is done, such as a move: of that
 * one less is known then. Where a QEMU ends in the middle of it libvirt gives up the whole call;
 * the next sample is over a longer interval then, and as good.
 */
final class Workloads {
  private final Connections connections;
  private final Map<HostId, DirtyRates> dirtyRates = new ConcurrentHashMap<>();

  Workloads(Connections connections) {
    this.connections = connections;
  }

  /**
   * Samples VMs.
   *
   * @param uri of their host
   * @param vms of one host, at least one
   * @throws LaunchException if it cannot be asked
   */
  List<WorkloadSample> samples(String uri, List<VmSite> vms) {
    HostId host = vms.get(0).host();
    DirtyRates rates = dirtyRates.computeIfAbsent(host, id -> new DirtyRates());
    try {
      return connections.call(uri, connection -> samples(connection, vms, rates));
    } catch (LibvirtException | MissingLibraryException | IllegalArgumentException e) {
      throw new LaunchException("host " + host + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static List<WorkloadSample> samples(
      Connection connection, List<VmSite> vms, DirtyRates rates) {
    Map<String, Map<String, Object>> all = connection.statistics(DomainCounters.GROUPS);
    long now = System.nanoTime();
    Map<String, Map<String, Object>> ours = new LinkedHashMap<>();
    List<WorkloadSample> samples = new ArrayList<>();
    for (VmSite vm : vms) {
      String uuid = vm.placement().toString();
      Map<String, Object> statistics = all.get(uuid);
      if (statistics != null) {
        ours.put(uuid, statistics);
        samples.add(
            new DomainCounters(statistics)
                .sample(vm.placement(), now, rates.take(uuid, statistics)));
      }
    }
    rates.measure(connection, ours.keySet(), now);
    return samples;
  }
}
