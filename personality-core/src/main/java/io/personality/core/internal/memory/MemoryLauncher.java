package io.personality.core.internal.memory;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.MovingLauncher;
import io.personality.spi.VmSite;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Pretends to launch: remembers what would run and starts nothing. <i>Thread-safe.</i>
 *
 * <p>It can be told to fail, so that alternates and reconciliation can be tried out.
 */
public final class MemoryLauncher implements MovingLauncher, AdjustingLauncher {
  private record Vm(LaunchOrder order, LaunchState state) {}

  private final ConcurrentHashMap<PlacementId, Vm> vms = new ConcurrentHashMap<>();
  private final AtomicLong starts = new AtomicLong();
  private final Set<HostId> failing;
  private final Set<HostId> unreachable;

  /** A launcher that never fails. */
  public MemoryLauncher() {
    this(Set.of(), Set.of());
  }

  /**
   * A launcher with faults.
   *
   * @param failing hosts on which every launch fails
   * @param unreachable hosts that start what they are told but never answer
   */
  public MemoryLauncher(Set<HostId> failing, Set<HostId> unreachable) {
    this.failing = Set.copyOf(failing);
    this.unreachable = Set.copyOf(unreachable);
  }

  @Override
  public LaunchState launch(LaunchOrder order) {
    HostId host = order.host().id();
    if (failing.contains(host)) {
      throw new LaunchException("host " + host + " is set to fail every launch");
    }
    Vm vm = vms.compute(order.claim().placement(), (id, known) -> started(order, known));
    if (!vm.order().host().id().equals(host)) {
      throw new LaunchException(
          "the VM of placement "
              + order.claim().placement()
              + " runs on host "
              + vm.order().host().id()
              + "; withdraw it there before launching on "
              + host);
    }
    return unreachable.contains(host) ? LaunchState.UNKNOWN : LaunchState.RUNNING;
  }

  @Override
  public LaunchState stateOf(VmSite site) {
    if (unreachable.contains(site.host())) {
      return LaunchState.UNKNOWN;
    }
    Vm vm = vms.get(site.placement());
    return vm != null && isAt(vm, site) ? vm.state() : LaunchState.ABSENT;
  }

  @Override
  public void withdraw(VmSite site) {
    if (unreachable.contains(site.host())) {
      throw new LaunchException("host " + site.host() + " is set not to answer");
    }
    vms.computeIfPresent(site.placement(), (id, vm) -> isAt(vm, site) ? null : vm);
  }

  @Override
  public Place move(VmSite from, LaunchOrder to, MoveTerms terms) {
    HostId target = to.host().id();
    if (failing.contains(target) || unreachable.contains(target)) {
      throw new LaunchException("host " + target + " is set to fail");
    }
    Vm moved =
        vms.computeIfPresent(
            from.placement(), (id, vm) -> isAt(vm, from) ? new Vm(to, vm.state()) : vm);
    return moved == null ? Place.NEITHER : Place.TARGET;
  }

  @Override
  public Place settle(VmSite from, VmSite to) {
    Vm vm = vms.get(from.placement());
    if (vm == null || vm.state() != LaunchState.RUNNING) {
      return Place.NEITHER;
    }
    return isAt(vm, from) ? Place.SOURCE : isAt(vm, to) ? Place.TARGET : Place.NEITHER;
  }

  @Override
  public void adjust(LaunchOrder order) {
    if (failing.contains(order.host().id())) {
      throw new LaunchException("host " + order.host().id() + " is set to fail");
    }
    vms.computeIfPresent(order.claim().placement(), (id, vm) -> new Vm(order, vm.state()));
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  /** Pretends that a VM has ended by itself. */
  public void end(PlacementId placement) {
    vms.computeIfPresent(placement, (id, vm) -> new Vm(vm.order(), LaunchState.ENDED));
  }

  /** Where each VM runs, by placement. */
  public Map<PlacementId, HostId> running() {
    Map<PlacementId, HostId> running = new TreeMap<>();
    vms.forEach(
        (id, vm) -> {
          if (vm.state() == LaunchState.RUNNING) {
            running.put(id, vm.order().host().id());
          }
        });
    return running;
  }

  /** How many VMs have been started since the beginning. */
  public long starts() {
    return starts.get();
  }

  /** Does nothing; what would run goes on. */
  @Override
  public void close() {}

  private Vm started(LaunchOrder order, @Nullable Vm known) {
    if (known != null && known.state() == LaunchState.RUNNING) {
      return known;
    }
    starts.incrementAndGet();
    return new Vm(order, LaunchState.RUNNING);
  }

  private static boolean isAt(Vm vm, VmSite site) {
    return vm.order().host().id().equals(site.host());
  }
}
