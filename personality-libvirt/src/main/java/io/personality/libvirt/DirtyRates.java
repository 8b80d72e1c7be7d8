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
 * after it was measured. A VM whose statistics say nothing of it is not measured: its hypervisor
 * cannot, or something else is done at it that would have to be waited for.
 */
final class DirtyRates {
  private static final Logger LOG = LoggerFactory.getLogger(DirtyRates.class);

  static final int MOST_AT_ONCE = 4;
  static final int SECONDS_BETWEEN = 30;
  private static final int MEASURED_SECONDS = 1;

  // virDomainDirtyRateStatus: VIR_DOMAIN_DIRTYRATE_MEASURED.
  private static final Long MEASURED = 2L;
  private static final String STATUS = "dirtyrate.calc_status";
  private static final long NONE = -1;

  private final Map<String, Vm> vms = new HashMap<>();

  private static final class Vm {
    /** When the measuring began that was told last, as QEMU has it. */
    private long told;

    private boolean canBegin;
    private boolean hasBegun;
    private long begunNanos;

    private Vm(long told) {
      this.told = told;
    }

    private boolean isDue(long now) {
      return canBegin
          && (!hasBegun || now - begunNanos >= TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN));
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
    long begun =
        MEASURED.equals(statistics.get(STATUS))
                && statistics.get("dirtyrate.calc_start_time") instanceof Long time
            ? time
            : NONE;
    // One that is there already may be as old as the VM, and what it was measured for is not known.
    Vm vm = vms.computeIfAbsent(uuid, id -> new Vm(begun));
    vm.canBegin = statistics.containsKey(STATUS);
    if (begun == NONE || begun == vm.told) {
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
   * @throws LibvirtException if the connection breaks
   */
  void measure(Connection connection, Set<String> uuids, long now) {
    for (String uuid : due(uuids, now)) {
      begin(connection, uuid);
    }
  }

  /** Those to begin with, which count as begun whatever comes of it. */
  private synchronized List<String> due(Set<String> uuids, long now) {
    vms.keySet().retainAll(uuids);
    List<Map.Entry<String, Vm>> due =
        vms.entrySet().stream()
            .filter(vm -> vm.getValue().isDue(now))
            .sorted(Comparator.comparingLong(vm -> vm.getValue().waitingSince(now)))
            .limit(MOST_AT_ONCE)
            .toList();
    due.forEach(vm -> vm.getValue().begin(now));
    return due.stream().map(Map.Entry::getKey).toList();
  }

  private static void begin(Connection connection, String uuid) {
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
      LOG.debug("the dirty rate of {} is not measured: {}", uuid, e.getMessage());
    }
  }
}
