package io.personality.core.internal.fingerprint;

import java.util.List;
import java.util.Locale;

/**
 * Kind and size of the disks. <i>Immutable.</i>
 *
 * <p>A cloud's block store behind an NVMe controller counts as {@code SSD}: what it costs to reach
 * it is the network's latency, not NVMe's. A disk that a hypervisor made up is of no known kind;
 * its rotation flag is an invention.
 */
final class StorageFeatures {
  private static final double GIB = 1L << 30;

  /** From the slowest to the fastest, as the catalogue's ladder has them. */
  enum Kind {
    HDD("HDD"),
    SSD("SSD"),
    SATA_SSD("SATA SSD"),
    NVME_SSD("NVMe SSD"),
    UNKNOWN("");

    private final String rung;

    Kind(String rung) {
      this.rung = rung;
    }

    String rung() {
      return rung;
    }
  }

  private StorageFeatures() {}

  static void write(Sourced<List<Disk>> sourced, Readings out) {
    Parsed<List<Disk>> found = sourced.found();
    String source = sourced.source();
    List<Disk> disks = found.orElse(List.of());
    String reason = found.isOk() ? "no disk is reported" : found.reason();
    double gib = disks.stream().mapToDouble(Disk::bytes).sum() / GIB;
    out.declaredIfPositive(Features.STORAGE_SIZE, gib, source, reason);
    Kind best = Kind.UNKNOWN;
    for (Disk disk : disks) {
      best = better(best, kind(disk));
    }
    if (best == Kind.UNKNOWN) {
      out.unknown(
          Features.STORAGE_TYPE,
          disks.isEmpty() ? reason : "its " + named(disks) + " may be anything below");
    } else if (best == Kind.SSD) {
      out.derived(Features.STORAGE_TYPE, best.rung(), source + ", a block store over the network");
    } else {
      out.declared(Features.STORAGE_TYPE, best.rung(), source);
    }
  }

  private static String named(List<Disk> disks) {
    Disk first = disks.get(0);
    String model = first.model().isEmpty() ? first.transport() : first.model();
    return model.isEmpty() ? "disk, which states neither kind nor model," : model + " disk";
  }

  static Kind better(Kind one, Kind other) {
    if (one == Kind.UNKNOWN) {
      return other;
    }
    return other != Kind.UNKNOWN && other.compareTo(one) > 0 ? other : one;
  }

  /** The kind of one disk. */
  static Kind kind(Disk disk) {
    if (Disks.isInvented(disk)) {
      return Kind.UNKNOWN;
    }
    if (disk.transport().equals("nvme")) {
      return nvme(disk.model());
    }
    boolean wired = disk.transport().equals("sata") || disk.transport().equals("sas");
    if (!wired || disk.rotational().isEmpty()) {
      return Kind.UNKNOWN;
    }
    return disk.rotational().get() ? Kind.HDD : Kind.SATA_SSD;
  }

  private static Kind nvme(String model) {
    if (Disks.isNetworked(model)) {
      return Kind.SSD;
    }
    // without a model it may be either: clouds put their block stores behind NVMe as well
    return model.isEmpty() ? Kind.UNKNOWN : Kind.NVME_SSD;
  }

  /** The kind that a cloud's catalogue names. */
  static Kind catalogued(String type) {
    return switch (type.toLowerCase(Locale.ROOT).replace('_', ' ')) {
      case "nvme ssd" -> Kind.NVME_SSD;
      case "ssd" -> Kind.SSD;
      case "hdd" -> Kind.HDD;
      default -> Kind.UNKNOWN;
    };
  }
}
