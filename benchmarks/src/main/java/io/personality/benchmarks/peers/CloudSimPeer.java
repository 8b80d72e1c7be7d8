package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicySimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/**
 * CloudSim Plus, whose allocation policies take a function that finds the host for a VM: the most
 * similar one among those that the simulator calls suitable. It finds one host.
 */
public final class CloudSimPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "CloudSim Plus";

  private static final double MIPS = 1_000;
  private static final long PLENTY = 1_000_000;

  private final FleetTable table;
  private final double[][] values;
  private final VmAllocationPolicySimple policy = new VmAllocationPolicySimple();

  /** Takes the hosts of a table. */
  public CloudSimPeer(FleetTable table) {
    this.table = table;
    values = new double[table.hosts()][table.schema().size()];
    List<Host> hosts = new ArrayList<>();
    for (int number = 0; number < table.hosts(); number++) {
      for (int column = 0; column < values[number].length; column++) {
        values[number][column] = table.value(number, column);
      }
      hosts.add(host(number));
    }
    DatacenterSimple unused = new DatacenterSimple(new CloudSimPlus(), hosts, policy);
    if (unused.getHostList().size() != table.hosts()) {
      throw new IllegalStateException("the simulator refused some of the hosts");
    }
  }

  /** Only what is free: a host that is full has one slow core, which suits no VM. */
  private Host host(int number) {
    int free = table.freeVcpus(number);
    List<Pe> cores = new ArrayList<>();
    for (int core = 0; core < Math.max(1, free); core++) {
      cores.add(new PeSimple(free == 0 ? 1 : MIPS));
    }
    Host host = new HostSimple(Math.max(1, table.freeMemoryMib(number)), PLENTY, PLENTY, cores);
    host.setId(number);
    return host;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "CloudSim Plus 8.5.5, findHostForVm with a function of ours over suitable hosts, best"
        + " host only";
  }

  @Override
  public Promise promise() {
    return Promise.BEST_HOST;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] weights = request.weights();
    return answer -> {
      Vm vm = new VmSimple(MIPS, request.room().vcpus());
      vm.setRam(request.room().memoryMib()).setBw(1).setSize(1);
      policy.setFindHostForVmFunction(
          (chooser, wanted) -> best(chooser.getHostList(), wanted, weights, request));
      answer.clear();
      policy
          .findHostForVm(vm)
          .map(host -> (int) host.getId())
          .ifPresent(host -> answer.add(host, score(host, weights, request)));
    };
  }

  private Optional<Host> best(List<Host> hosts, Vm vm, double[] weights, ScanRequest request) {
    return hosts.stream()
        .filter(host -> (table.flags((int) host.getId()) >> request.flag() & 1) == 1)
        .filter(host -> host.isSuitableForVm(vm))
        .max(
            Comparator.comparingDouble((Host host) -> score((int) host.getId(), weights, request)));
  }

  private double score(int host, double[] weights, ScanRequest request) {
    int nominal = table.schema().nominal();
    double sum = 0;
    for (int column = 0; column < weights.length; column++) {
      double value = values[host][column];
      double credit = column < nominal ? value == request.category(column) ? 1 : 0 : value;
      sum += weights[column] * credit;
    }
    return sum / request.totalWeight();
  }
}
