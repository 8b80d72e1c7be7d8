package io.personality.core.internal.observe;

import io.personality.LaunchException;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.PassingLauncher;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.WorkloadObservation.Memory;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.VmSite;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * VMs in memory that count: between two questions a second goes by and each vCPU runs for half of
 * it. <i>Thread-safe.</i>
 */
public final class CountingLauncher extends PassingLauncher implements ObservingLauncher {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong seconds = new AtomicLong();
  final Map<HostId, RuntimeException> faults = new ConcurrentHashMap<>();
  final Set<PlacementId> strangers = ConcurrentHashMap.newKeySet();
  final List<HostId> asked = new CopyOnWriteArrayList<>();

  /** No VM yet. */
  public CountingLauncher() {
    super(new MemoryLauncher());
  }

  @Override
  public List<WorkloadSample> samples(List<VmSite> sites) {
    HostId host = sites.get(0).host();
    asked.add(host);
    RuntimeException fault = faults.get(host);
    if (fault != null) {
      throw fault;
    }
    long second = seconds.incrementAndGet();
    List<WorkloadSample> samples = new ArrayList<>();
    for (VmSite site : sites) {
      samples.add(sample(site.placement(), second));
    }
    strangers.forEach(stranger -> samples.add(sample(stranger, second)));
    return samples;
  }

  private static WorkloadSample sample(PlacementId placement, long second) {
    return new WorkloadSample(
        placement,
        second * SECOND,
        OptionalInt.of(1),
        Map.of(Counter.VCPU_NANOS, second * SECOND / 2),
        Memory.UNKNOWN);
  }

  static LaunchException unreachable() {
    return new LaunchException("as intended");
  }
}
