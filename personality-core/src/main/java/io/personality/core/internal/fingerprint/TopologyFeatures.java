package io.personality.core.internal.fingerprint;

import java.util.OptionalDouble;

/**
 * Sockets, cores, threads and NUMA cells. <i>Confined to one thread.</i>
 *
 * <p>Some hypervisors report two threads a core where vCPUs are whole cores, which only measured
 * scaling tells: two threads of one core reach at most about 1.6 times the throughput of one.
 */
final class TopologyFeatures {
  /** From this parallel efficiency on, threads are taken to be whole cores. */
  static final double WHOLE_CORES = 0.9;

  private final Topology topology;
  private final Platform platform;

  TopologyFeatures(Topology topology, Platform platform) {
    this.topology = topology;
    this.platform = platform;
  }

  /**
   * Whether threads scale as cores although two a core are reported.
   *
   * @param efficiency throughput of all threads over that many times the throughput of one
   */
  static boolean areWholeCores(Topology topology, OptionalDouble efficiency) {
    return topology.threadsPerCore() > 1
        && topology.threads() > 1
        && efficiency.orElse(0) >= WHOLE_CORES;
  }

  void write(OptionalDouble efficiency, Readings out) {
    String source = topology.source();
    out.declaredIfPositive(Features.PROCESSOR_THREADS, topology.threads(), source, "not reported");
    out.declaredIfPositive(Features.NUMA_CELLS, topology.numaCells(), source, "not reported");
    sockets(out);
    if (areWholeCores(topology, efficiency)) {
      String scaling = "measured scaling: " + source + " says two threads a core";
      out.derived(Features.PROCESSOR_CORES, topology.threads(), scaling);
      out.derived(Features.THREADS_PER_CORE, 1, scaling);
      out.derived(Features.SIMULTANEOUS_MULTITHREADING, false, scaling);
      return;
    }
    boolean doubted = platform.isVirtual() && topology.threadsPerCore() > 1 && efficiency.isEmpty();
    String stated = doubted ? source + ", not confirmed by measured scaling" : source;
    out.declaredIfPositive(Features.PROCESSOR_CORES, topology.cores(), stated, "not reported");
    int perCore = topology.threadsPerCore();
    out.declaredIfPositive(Features.THREADS_PER_CORE, perCore, stated, "cores are not reported");
    if (perCore > 0) {
      out.declared(Features.SIMULTANEOUS_MULTITHREADING, perCore > 1, stated);
    } else {
      out.unknown(Features.SIMULTANEOUS_MULTITHREADING, "cores are not reported");
    }
  }

  private void sockets(Readings out) {
    boolean oneAThread =
        platform.isVirtual() && topology.sockets() > 1 && topology.sockets() == topology.threads();
    if (oneAThread) {
      out.unknown(
          Features.PROCESSOR_SOCKETS, "the hypervisor shows a socket for each of its vCPUs");
    } else {
      out.declaredIfPositive(
          Features.PROCESSOR_SOCKETS, topology.sockets(), topology.source(), "not reported");
    }
  }
}
