package io.personality.libvirt;

import io.personality.model.PlacementId;
import io.personality.model.WorkloadObservation.Memory;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The statistics of one domain, by the names of libvirt's documentation
 * (virConnectGetAllDomainStats in libvirt-domain). <i>Immutable.</i>
 *
 * <p>What is counted for each vCPU, disk or interface is added up where all of them have it: a sum
 * without one of them would be below the one before.
 *
 * @param statistics name to value; what a daemon or driver does not tell is not there
 */
record DomainCounters(Map<String, Object> statistics) {
  // VIR_DOMAIN_STATS_BALLOON, _VCPU, _INTERFACE, _BLOCK, _DIRTYRATE.
  static final int GROUPS = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 9;

  private static final double KIB_A_MIB = 1_024;

  /** The sample that they make. */
  WorkloadSample sample(PlacementId placement, long nanos, OptionalDouble dirtyMibPerSecond) {
    OptionalInt vcpus = count("vcpu.current");
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    put(counters, Counter.VCPU_NANOS, sum("vcpu", "time", vcpus));
    // The kernel's run_delay, which a guest is shown as steal; "wait" is another name for it, which
    // is there only where the kernel keeps statistics of its scheduler.
    OptionalLong delay = sum("vcpu", "delay", vcpus);
    put(counters, Counter.STEAL_NANOS, delay.isPresent() ? delay : sum("vcpu", "wait", vcpus));
    OptionalInt disks = count("block.count");
    put(counters, Counter.DISK_READ_BYTES, sum("block", "rd.bytes", disks));
    put(counters, Counter.DISK_READS, sum("block", "rd.reqs", disks));
    put(counters, Counter.DISK_WRITTEN_BYTES, sum("block", "wr.bytes", disks));
    put(counters, Counter.DISK_WRITES, sum("block", "wr.reqs", disks));
    OptionalInt interfaces = count("net.count");
    put(counters, Counter.RECEIVED_BYTES, sum("net", "rx.bytes", interfaces));
    put(counters, Counter.RECEIVED_PACKETS, sum("net", "rx.pkts", interfaces));
    put(counters, Counter.SENT_BYTES, sum("net", "tx.bytes", interfaces));
    put(counters, Counter.SENT_PACKETS, sum("net", "tx.pkts", interfaces));
    return new WorkloadSample(
        placement,
        nanos,
        vcpus,
        counters,
        new Memory(mib("balloon.rss"), mib("balloon.current"), dirtyMibPerSecond));
  }

  private static void put(Map<Counter, Long> counters, Counter counter, OptionalLong value) {
    value.ifPresent(known -> counters.put(counter, known));
  }

  private OptionalInt count(String name) {
    return statistics.get(name) instanceof Long count && count > 0 && count <= Integer.MAX_VALUE
        ? OptionalInt.of(count.intValue())
        : OptionalInt.empty();
  }

  private OptionalDouble mib(String name) {
    return statistics.get(name) instanceof Long kib && kib >= 0
        ? OptionalDouble.of(kib / KIB_A_MIB)
        : OptionalDouble.empty();
  }

  /** The numbers of vCPUs may have gaps, where some are not plugged in. */
  private OptionalLong sum(String group, String name, OptionalInt count) {
    Pattern key = Pattern.compile(group + "\\.[0-9]+\\." + Pattern.quote(name));
    long sum = 0;
    int found = 0;
    for (Map.Entry<String, Object> one : statistics.entrySet()) {
      if (one.getValue() instanceof Long value
          && value >= 0
          && key.matcher(one.getKey()).matches()) {
        sum += value;
        found++;
      }
    }
    return count.isPresent() && count.getAsInt() == found && sum >= 0
        ? OptionalLong.of(sum)
        : OptionalLong.empty();
  }
}
