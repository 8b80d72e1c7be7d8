package io.personality.libvirt.internal.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How disks are served.
 *
 * <p>The host's page cache is bypassed where it can be: the guest has one of its own, and only so
 * is live migration safe (libvirt, migration, "unsafe"). An I/O thread takes requests off the
 * emulator's main loop; the kernel's asynchronous I/O spares a pool of threads and needs the bypass
 * (libvirt domain format, {@code driver}).
 */
final class DiskChoice {
  /** Beyond it threads only compete: one fills a fast disk. */
  private static final int MOST_IOTHREADS = 4;

  /** One for each vCPU, as QEMU does by itself; beyond, queues share interrupts. */
  private static final int MOST_QUEUES = 16;

  private final TunerInput input;
  private final Ledger ledger;

  private DiskChoice(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
  }

  static int iothreads(TunerInput input, Ledger ledger) {
    int busy = (int) input.media().disks().stream().filter(disk -> !disk.readOnly()).count();
    int threads =
        input.wantsThroughput()
            ? Math.min(MOST_IOTHREADS, busy)
            : input.wantsLatency() ? Math.min(1, busy) : 0;
    if (threads > 0) {
      ledger.honoured(
          "iothreads",
          threads,
          stem(input),
          "requests of " + busy + " writable disks do not wait for the emulator's main loop");
    }
    return threads;
  }

  private static Stem stem(TunerInput input) {
    return input.wantsThroughput()
        ? input.stem(TunerInput.THROUGHPUT)
        : input.stem(TunerInput.LATENCY);
  }

  static List<DomainPlan.DiskPlan> disks(TunerInput input, Ledger ledger, int iothreads) {
    DiskChoice choice = new DiskChoice(input, ledger);
    List<DomainPlan.DiskPlan> plans = new ArrayList<>();
    int writable = 0;
    for (GuestMedia.Disk disk : input.media().disks()) {
      OptionalInt thread = OptionalInt.empty();
      if (!disk.readOnly() && iothreads > 0) {
        thread = OptionalInt.of(writable++ % iothreads + 1);
      }
      plans.add(choice.disk(disk, "vd" + (char) ('a' + plans.size()), thread));
    }
    return plans;
  }

  private DomainPlan.DiskPlan disk(GuestMedia.Disk disk, String target, OptionalInt thread) {
    String element = "devices/disk[" + target + "]";
    ledger.honoured(
        element,
        "virtio, " + disk.format().label() + (disk.readOnly() ? ", read only" : ""),
        Stem.Always.DEFAULT,
        "an interface made for guests, without a device to imitate");
    if (disk.readOnly()) {
      return new DomainPlan.DiskPlan(
          disk, target, false, false, OptionalInt.empty(), OptionalInt.empty());
    }
    boolean tuned = input.wantsThroughput() || input.wantsLatency();
    boolean nativeIo = tuned && disk.direct();
    ledger.note(
        element + "/driver",
        disk.direct() ? "cache=none" + (nativeIo ? " io=native" : "") : "cached",
        tuned ? stem(input) : Stem.Always.DEFAULT,
        disk.direct()
            ? "the guest caches for itself, and live migration is safe"
            : "its file system cannot bypass the host's page cache",
        disk.direct() || !tuned);
    if (thread.isPresent()) {
      ledger.honoured(
          element + "/driver",
          "iothread=" + thread.getAsInt(),
          stem(input),
          "a thread serves it beside the emulator's main loop");
    }
    OptionalInt queues = OptionalInt.empty();
    if (input.wantsThroughput()) {
      queues = OptionalInt.of(Math.min(MOST_QUEUES, input.vcpus()));
      ledger.honoured(
          element + "/driver",
          "queues=" + queues.getAsInt(),
          stem(input),
          "one for each vCPU up to " + MOST_QUEUES + ", so that none waits for another's lock");
    }
    return new DomainPlan.DiskPlan(disk, target, disk.direct(), nativeIo, thread, queues);
  }
}
