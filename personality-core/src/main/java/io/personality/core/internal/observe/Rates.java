package io.personality.core.internal.observe;

import io.personality.model.HostId;
import io.personality.model.WorkloadObservation;
import io.personality.model.WorkloadObservation.Disk;
import io.personality.model.WorkloadObservation.Flow;
import io.personality.model.WorkloadObservation.Network;
import io.personality.model.WorkloadObservation.Processor;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two samples of a VM on one host. <i>Confined to one thread.</i>
 *
 * <p>Where one counter is below what it was, the VM was started anew, and the others may already be
 * above what they were: then nothing is made of any of them.
 */
final class Rates {
  private static final double NANOS_A_SECOND = 1e9;

  private final @Nullable WorkloadSample before;
  private final WorkloadSample now;
  private final long nanos;

  private Rates(@Nullable WorkloadSample before, WorkloadSample now, long nanos) {
    this.before = before;
    this.now = now;
    this.nanos = nanos;
  }

  /**
   * Makes an observation.
   *
   * @param before the sample before, of the same VM on the same host; null where there is none
   * @param now the sample
   * @param at when it was taken
   */
  static WorkloadObservation of(
      @Nullable WorkloadSample before, WorkloadSample now, HostId host, Instant at) {
    Rates rates =
        before != null && follows(before, now)
            ? new Rates(before, now, now.nanos() - before.nanos())
            : new Rates(null, now, 0);
    return new WorkloadObservation(
        now.placement(),
        host,
        at,
        Duration.ofNanos(rates.nanos),
        new Processor(rates.share(Counter.VCPU_NANOS), rates.share(Counter.STEAL_NANOS)),
        now.memory(),
        new Disk(
            rates.flow(Counter.DISK_READ_BYTES, Counter.DISK_READS),
            rates.flow(Counter.DISK_WRITTEN_BYTES, Counter.DISK_WRITES)),
        new Network(
            rates.flow(Counter.RECEIVED_BYTES, Counter.RECEIVED_PACKETS),
            rates.flow(Counter.SENT_BYTES, Counter.SENT_PACKETS)));
  }

  private static boolean follows(WorkloadSample before, WorkloadSample now) {
    if (now.nanos() - before.nanos() <= 0) {
      return false;
    }
    for (Map.Entry<Counter, Long> counted : now.counters().entrySet()) {
      Long earlier = before.counters().get(counted.getKey());
      if (earlier != null && counted.getValue() < earlier) {
        return false;
      }
    }
    return true;
  }

  private Flow flow(Counter bytes, Counter operations) {
    return new Flow(rate(bytes), rate(operations));
  }

  private OptionalDouble rate(Counter counter) {
    OptionalDouble grown = growth(counter);
    return grown.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(grown.getAsDouble() / (nanos / NANOS_A_SECOND));
  }

  /**
   * A share of the time of all vCPUs. The kernel counts in ticks and the samples are taken a moment
   * before or after their time, so that a vCPU that always ran may seem to have run for longer.
   */
  private OptionalDouble share(Counter counter) {
    OptionalDouble grown = growth(counter);
    if (grown.isEmpty()
        || before == null
        || now.vcpus().isEmpty()
        || !now.vcpus().equals(before.vcpus())) {
      return OptionalDouble.empty();
    }
    double all = (double) nanos * now.vcpus().getAsInt();
    return OptionalDouble.of(Math.min(1, grown.getAsDouble() / all));
  }

  private OptionalDouble growth(Counter counter) {
    Long from = before == null ? null : before.counters().get(counter);
    Long to = now.counters().get(counter);
    return from == null || to == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (to - from));
  }
}
