package io.personality.spi;

import io.personality.Experimental;
import io.personality.model.PlacementId;
import io.personality.model.WorkloadObservation;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a hypervisor has counted of a VM since it was started, at one moment.
 *
 * <p><i>Immutable.</i>
 *
 * @param placement whose VM
 * @param nanos the moment, by {@link System#nanoTime} of this process
 * @param vcpus how many vCPUs it has then; empty where that is not known
 * @param counters those that are known, each at least 0
 * @param memory what it takes and writes of memory at that moment
 */
@Experimental
public record WorkloadSample(
    PlacementId placement,
    long nanos,
    OptionalInt vcpus,
    Map<Counter, Long> counters,
    WorkloadObservation.Memory memory) {
  /** Copies the map and checks the ranges. */
  public WorkloadSample {
    counters = Map.copyOf(counters);
    counters.forEach(
        (counter, value) -> {
          if (value < 0) {
            throw new IllegalArgumentException(counter + " must be at least 0, not " + value);
          }
        });
    vcpus.ifPresent(
        count -> {
          if (count < 1) {
            throw new IllegalArgumentException("a VM has at least 1 vCPU, not " + count);
          }
        });
  }

  /** What only grows while a VM runs on a host. */
  public enum Counter {
    /** For how long its vCPUs ran, all together, in ns. */
    VCPU_NANOS,
    /** For how long its vCPUs were ready and waited for the host, all together, in ns. */
    STEAL_NANOS,
    /** Bytes read from its disks. */
    DISK_READ_BYTES,
    /** Read operations on its disks. */
    DISK_READS,
    /** Bytes written to its disks. */
    DISK_WRITTEN_BYTES,
    /** Write operations on its disks. */
    DISK_WRITES,
    /** Bytes that came in by its network interfaces. */
    RECEIVED_BYTES,
    /** Packets that came in. */
    RECEIVED_PACKETS,
    /** Bytes that went out by its network interfaces. */
    SENT_BYTES,
    /** Packets that went out. */
    SENT_PACKETS
  }
}
