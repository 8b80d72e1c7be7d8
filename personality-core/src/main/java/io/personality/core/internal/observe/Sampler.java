package io.personality.core.internal.observe;

import io.personality.LaunchException;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.WorkloadObservation;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.PlacementStore;
import io.personality.spi.VmSite;
import io.personality.spi.WorkloadSample;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the VMs of all running placements, a host at a time, and keeps the newest of each.
 *
 * <p><i>Thread-safe.</i> A host that has not answered yet is left out of a round, so that no more
 * than one question to a host is ever under way or waits.
 */
final class Sampler {
  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

  private final PlacementStore placements;
  private final ObservingLauncher launcher;
  private final Function<HostId, Optional<String>> addresses;
  private final Clock clock;
  private final Executor threads;
  private final Consumer<WorkloadObservation> listeners;
  private final Map<PlacementId, Newest> newest = new ConcurrentHashMap<>();
  private final Set<HostId> asked = ConcurrentHashMap.newKeySet();

  /**
   * Samples where it is told to.
   *
   * @param addresses where the launcher reaches a host
   * @param threads where hosts are asked
   * @param listeners takes each observation, and returns at once
   */
  Sampler(
      PlacementStore placements,
      ObservingLauncher launcher,
      Function<HostId, Optional<String>> addresses,
      Clock clock,
      Executor threads,
      Consumer<WorkloadObservation> listeners) {
    this.placements = placements;
    this.launcher = launcher;
    this.addresses = addresses;
    this.clock = clock;
    this.threads = threads;
    this.listeners = listeners;
  }

  /** The newest sample of a VM and what was made of it. */
  private record Newest(WorkloadSample sample, WorkloadObservation observation) {}

  /** Has every host with running placements asked; does not wait for the answers. */
  void round() {
    Map<HostId, List<VmSite>> sites =
        placements.live().stream()
            .filter(placement -> placement.state() == PlacementState.RUNNING)
            .map(this::site)
            .collect(Collectors.groupingBy(VmSite::host));
    Set<PlacementId> running = new HashSet<>();
    sites.values().forEach(vms -> vms.forEach(vm -> running.add(vm.placement())));
    newest.keySet().retainAll(running);
    sites.forEach(this::ask);
  }

  private VmSite site(Placement placement) {
    HostId host = placement.decision().host();
    return new VmSite(placement.id(), host, addresses.apply(host));
  }

  private void ask(HostId host, List<VmSite> vms) {
    if (!asked.add(host)) {
      LOG.debug("host {} has not answered yet", host);
      return;
    }
    try {
      threads.execute(
          () -> {
            try {
              sample(host, vms);
            } finally {
              asked.remove(host);
            }
          });
    } catch (RejectedExecutionException e) { // the engine closes
      asked.remove(host);
      LOG.debug("host {} is not sampled any more", host, e);
    }
  }

  private void sample(HostId host, List<VmSite> vms) {
    List<WorkloadSample> samples;
    try {
      samples = launcher.samples(vms);
    } catch (LaunchException e) {
      LOG.debug("the VMs of host {} cannot be sampled now: {}", host, e.getMessage());
      return;
    } catch (RuntimeException e) { // a launcher is somebody else's code
      LOG.warn("The launcher failed to sample the VMs of host {}", host, e);
      return;
    }
    Instant at = clock.instant();
    Set<PlacementId> wanted = vms.stream().map(VmSite::placement).collect(Collectors.toSet());
    for (WorkloadSample sample : samples) {
      if (wanted.contains(sample.placement())) {
        listeners.accept(taken(sample, host, at));
      }
    }
  }

  private WorkloadObservation taken(WorkloadSample sample, HostId host, Instant at) {
    Newest last = newest.get(sample.placement());
    boolean isSameVm = last != null && last.observation().host().equals(host);
    WorkloadSample before = last == null || !isSameVm ? null : last.sample();
    WorkloadObservation observation = Rates.of(before, sample, host, at);
    newest.put(sample.placement(), new Newest(sample, observation));
    return observation;
  }

  /** The newest observation of a VM that was sampled in the last rounds. */
  Optional<WorkloadObservation> newest(PlacementId id) {
    return Optional.ofNullable(newest.get(id)).map(Newest::observation);
  }
}
