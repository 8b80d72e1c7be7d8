package io.personality.libvirt;

import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.LibvirtException.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast the guests of one host write to their memory. <i>Thread-safe.</i>
 *
 * <p>A rate is measured by QEMU, on request and for a second, by comparing a sample of the pages;
 * the statistics have it from then on. So at each sample of a host the measuring of some VMs is
 * started, those first that have waited longest, at most {@value #MOST_AT_ONCE} VMs of a host and
 * each at most every {@value #SECONDS_BETWEEN} seconds. A rate is told once, with the first sample
 * after it was measured. A host that cannot measure is not asked again.
 */
final class DirtyRates {
  private static final Logger LOG = LoggerFactory.getLogger(DirtyRates.class);

  static final int MOST_AT_ONCE = 4;
  static final int SECONDS_BETWEEN = 30;
  private static final int MEASURED_SECONDS = 1;

  // virDomainDirtyRateStatus: VIR_DOMAIN_DIRTYRATE_MEASURED.
  private static final long MEASURED = 2;
  private static final int OPERATION_UNSUPPORTED = 84;

  private final Map<String, Vm> vms = new HashMap<>();
  private volatile boolean cannot;

  private static final class Vm {
    /** When the measuring was started that the last rate came from; below 0 for none. */
    private long told;

    private boolean hasBegun;
    private long begunNanos;

    private Vm(long told) {
      this.told = told;
    }

    private boolean mayBegin(long now) {
      return !hasBegun || now - begunNanos >= TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN);
    }

    /** Before now, and the longest for one that was never measured. */
    private long waitingSince(long now) {
      return hasBegun ? begunNanos - now : Long.MIN_VALUE;
    }

    private void begin(long now) {
      hasBegun = true;
      begunNanos = now;
    }
  }

  /** The rate in MiB/s, if one was measured since the last time that this VM was looked at. */
  synchronized OptionalDouble take(String uuid, Map<String, Object> statistics) {
    boolean isMeasured = Long.valueOf(MEASURED).equals(statistics.get("dirtyrate.calc_status"));
    long begun =
        isMeasured && statistics.get("dirtyrate.calc_start_time") instanceof Long time ? time : -1;
    Vm vm = vms.get(uuid);
    if (vm == null) {
      vms.put(uuid, new Vm(begun)); // it may be as old as the VM, or measured for somebody else
      return OptionalDouble.empty();
    }
    if (begun < 0 || begun == vm.told) {
      return OptionalDouble.empty();
    }
    vm.told = begun;
    return statistics.get("dirtyrate.megabytes_per_second") instanceof Long rate && rate >= 0
        ? OptionalDouble.of(rate)
        : OptionalDouble.empty();
  }

  /**
   * Starts measuring where it is time for it.
   *
   * @param uuids the VMs that run; all others are forgotten
   */
  void measure(Connection connection, Set<String> uuids, long now) {
    for (String uuid : due(uuids, now)) {
      begin(connection, uuid);
    }
  }

  /** Those to begin with, which count as begun whatever comes of it. */
  private synchronized List<String> due(Set<String> uuids, long now) {
    vms.keySet().retainAll(uuids);
    if (cannot) {
      return List.of();
    }
    List<Map.Entry<String, Vm>> due =
        vms.entrySet().stream()
            .filter(vm -> vm.getValue().mayBegin(now))
            .sorted(Comparator.comparingLong(vm -> vm.getValue().waitingSince(now)))
            .limit(MOST_AT_ONCE)
            .toList();
    due.forEach(vm -> vm.getValue().begin(now));
    return due.stream().map(Map.Entry::getKey).toList();
  }

  private void begin(Connection connection, String uuid) {
    try {
      connection.with(
          uuid,
          domain -> {
            domain.measureDirtyRate(MEASURED_SECONDS);
            return true;
          });
    } catch (LibvirtException e) {
      if (e.kind() == Kind.DISCONNECTED) {
        throw e;
      }
      if (e.kind() == Kind.UNSUPPORTED || e.code() == OPERATION_UNSUPPORTED) {
        cannot = true;
      }
      LOG.debug("the dirty rate of {} is not measured: {}", uuid, e.getMessage());
    }
  }
}
