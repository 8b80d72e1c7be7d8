package io.personality.model;

import io.personality.Experimental;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How the VM of a placement behaved over a short time, as its hypervisor sees it from outside.
 *
 * <p><i>Immutable.</i> What the hypervisor does not tell is empty, never guessed. Shares and rates
 * are means over the interval; they come from the difference of two samples of the same VM on the
 * same host, and so the first sample has none. Nor has one whose counters are below those before
 * it, as after a restart.
 *
 * @param placement whose VM
 * @param host where it was
 * @param at when the later sample was taken
 * @param interval how long shares and rates are means over; zero where there are none
 * @param processor what it had of its vCPUs
 * @param memory what it takes and writes of memory
 * @param disk all of its disks together
 * @param network all of its network interfaces together
 */
@Experimental
public record WorkloadObservation(
    PlacementId placement,
    HostId host,
    Instant at,
    Duration interval,
    Processor processor,
    Memory memory,
    Disk disk,
    Network network) {
  /** Checks the interval. */
  public WorkloadObservation {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("an interval must not be negative, as is " + interval);
    }
  }

  /**
   * What a VM had of its vCPUs.
   *
   * @param busy the share of the time of all its vCPUs in which they ran, 0 to 1
   * @param steal the share of that time in which a vCPU was ready to run and waited for the host, 0
   *     to 1: the run-queue delay, which a guest sees as steal time
   */
  public record Processor(OptionalDouble busy, OptionalDouble steal) {
    /** Nothing is known. */
    public static final Processor UNKNOWN =
        new Processor(OptionalDouble.empty(), OptionalDouble.empty());

    /** Checks the ranges. */
    public Processor {
      busy.ifPresent(share -> Check.fraction("the busy share", share));
      steal.ifPresent(share -> Check.fraction("the share of steal", share));
    }
  }

  /**
   * What a VM takes and writes of memory.
   *
   * @param residentMib what its process holds of the host's memory, in MiB
   * @param balloonMib what the balloon leaves to the guest, in MiB
   * @param dirtyMibPerSecond how fast it writes to pages not written before, in MiB/s, over a time
   *     of the hypervisor's own; known where that was measured since the sample before
   */
  public record Memory(
      OptionalDouble residentMib, OptionalDouble balloonMib, OptionalDouble dirtyMibPerSecond) {
    /** Nothing is known. */
    public static final Memory UNKNOWN =
        new Memory(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Checks the ranges. */
    public Memory {
      residentMib.ifPresent(mib -> Check.amount("resident memory", mib));
      balloonMib.ifPresent(mib -> Check.amount("the memory left by the balloon", mib));
      dirtyMibPerSecond.ifPresent(rate -> Check.amount("the dirty rate", rate));
    }
  }

  /**
   * What flows one way.
   *
   * @param bytesPerSecond payload in bytes a second
   * @param perSecond operations of a disk, or packets of a network, a second
   */
  public record Flow(OptionalDouble bytesPerSecond, OptionalDouble perSecond) {
    /** Nothing is known. */
    public static final Flow UNKNOWN = new Flow(OptionalDouble.empty(), OptionalDouble.empty());

    /** Checks the ranges. */
    public Flow {
      bytesPerSecond.ifPresent(rate -> Check.amount("bytes a second", rate));
      perSecond.ifPresent(rate -> Check.amount("operations or packets a second", rate));
    }
  }

  /**
   * The disks of a VM.
   *
   * @param read what it reads
   * @param written what it writes
   */
  public record Disk(Flow read, Flow written) {
    /** Nothing is known. */
    public static final Disk UNKNOWN = new Disk(Flow.UNKNOWN, Flow.UNKNOWN);
  }

  /**
   * The network interfaces of a VM.
   *
   * @param received what comes in
   * @param sent what goes out
   */
  public record Network(Flow received, Flow sent) {
    /** Nothing is known. */
    public static final Network UNKNOWN = new Network(Flow.UNKNOWN, Flow.UNKNOWN);
  }
}
