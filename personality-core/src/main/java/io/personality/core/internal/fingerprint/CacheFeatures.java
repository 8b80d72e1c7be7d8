package io.personality.core.internal.fingerprint;

import io.personality.model.FeatureName;

/**
 * Cache sizes, as far as they can be true. A hypervisor shows what it likes: whole sockets' caches,
 * one cache a vCPU, or QEMU's defaults (target/i386/cpu.c: 64 KiB first-level caches for AMD, 512
 * KiB second level, 4 MiB for Intel, 16 MiB third level). <i>Confined to one thread.</i>
 */
final class CacheFeatures {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * 1024;
  private static final double MOST_L1 = 256 * KIB;
  private static final double MOST_L2 = 16 * MIB;
  private static final String QEMU = "the default of QEMU rather than the processor's";

  private final Caches caches;
  private final Owner owner;
  private final String missing;

  /**
   * What is known of the processor beside its caches.
   *
   * @param vendorId such as {@code GenuineIntel}
   * @param microarchitecture such as {@code Zen 3 (Milan)}; empty where unknown
   * @param topology its threads
   * @param platform what it runs on
   */
  record Owner(String vendorId, String microarchitecture, Topology topology, Platform platform) {
    boolean isAmd() {
      return vendorId.equals("AuthenticAMD");
    }

    boolean isIntel() {
      return vendorId.equals("GenuineIntel");
    }

    /** QEMU's defaults may show below any hypervisor that does not say it is another one. */
    boolean mayBeQemu() {
      return platform.isVirtual()
          && (platform.hypervisor().isEmpty() || platform.hypervisor().equals("KVM"));
    }

    boolean isOf(String... words) {
      return Texts.holdsAny(microarchitecture, words);
    }
  }

  /**
   * Judges the caches given.
   *
   * @param missing why a cache that is not reported is not
   */
  CacheFeatures(Caches caches, Owner owner, String missing) {
    this.caches = caches;
    this.owner = owner;
    this.missing = missing;
  }

  void write(Readings out) {
    one(Features.L1_DATA_CACHE_SIZE, caches.l1d(), KIB, firstLevelDoubt(caches.l1d(), false), out);
    one(
        Features.L1_INSTRUCTION_CACHE_SIZE,
        caches.l1i(),
        KIB,
        firstLevelDoubt(caches.l1i(), owner.isOf("naples", "zen (")),
        out);
    one(Features.L2_CACHE_SIZE, caches.l2(), KIB, secondLevelDoubt(), out);
    String doubt = thirdLevelDoubt();
    one(Features.L3_CACHE_SIZE, caches.l3(), MIB, doubt, out);
    total(doubt.isEmpty() ? totalDoubt() : doubt, out);
  }

  private void one(FeatureName feature, CacheLevel level, double unit, String doubt, Readings out) {
    if (!level.isReported()) {
      out.unknown(feature, level.doubt().isEmpty() ? missing : level.doubt());
    } else if (!doubt.isEmpty()) {
      out.unknown(feature, doubt);
    } else if (!level.doubt().isEmpty()) {
      out.derived(feature, level.bytes() / unit, caches.source() + ", " + level.doubt());
    } else {
      out.declared(feature, level.bytes() / unit, caches.source());
    }
  }

  private void total(String doubt, Readings out) {
    CacheLevel l3 = caches.l3();
    if (!l3.isReported() || l3.instances() == 0) {
      out.unknown(Features.L3_CACHE_SIZE_TOTAL, l3.doubt().isEmpty() ? missing : l3.doubt());
    } else if (!doubt.isEmpty()) {
      out.unknown(Features.L3_CACHE_SIZE_TOTAL, doubt);
    } else {
      out.declared(Features.L3_CACHE_SIZE_TOTAL, l3.total() / MIB, caches.source());
    }
  }

  /** Since Zen only the instruction cache of the first generation has 64 KiB. */
  private String firstLevelDoubt(CacheLevel level, boolean hasSixtyFour) {
    if (level.bytes() > MOST_L1) {
      return impossible((double) level.bytes(), "first-level cache");
    }
    boolean qemus = level.bytes() == 64 * KIB && owner.isAmd() && owner.mayBeQemu();
    boolean zen = !owner.isOf("k10", "bulldozer", "piledriver");
    return qemus && zen && !hasSixtyFour ? "64 KiB is " + QEMU : "";
  }

  private String secondLevelDoubt() {
    long bytes = caches.l2().bytes();
    if (bytes > MOST_L2) {
      return impossible((double) bytes, "second-level cache");
    }
    if (bytes == 512 * KIB && owner.isAmd() && owner.mayBeQemu() && owner.isOf("zen 4", "zen 5")) {
      return "512 KiB is " + QEMU;
    }
    boolean shared = owner.isOf("sierra", "crestmont", "tremont", "gracemont", "clearwater");
    return bytes == 4 * MIB && owner.isIntel() && owner.mayBeQemu() && !shared
        ? "4 MiB is " + QEMU
        : "";
  }

  /** Zen 2 and the dense Zen 4 do have 16 MiB. */
  private String thirdLevelDoubt() {
    long bytes = caches.l3().bytes();
    if (bytes > mostOfOneThirdLevel()) {
      return impossible((double) bytes, "third-level cache of this maker");
    }
    boolean qemus = bytes == 16 * MIB && owner.mayBeQemu() && (owner.isAmd() || owner.isIntel());
    return qemus && !owner.isOf("rome", "zen 2", "bergamo", "siena", "zen 4c", "skylake-u")
        ? "16 MiB is " + QEMU
        : "";
  }

  /**
   * The largest single third-level caches sold: 96 MiB of a core complex with stacked cache (AMD
   * EPYC 9004 data sheet), 504 MiB of a Xeon 6980P (Intel product specifications); ARM hosts stay
   * below 256 MiB.
   */
  private double mostOfOneThirdLevel() {
    return owner.isAmd() ? 128 * MIB : owner.isIntel() ? 512 * MIB : 256 * MIB;
  }

  private String totalDoubt() {
    Topology topology = owner.topology();
    int sockets = Math.max(1, topology.sockets());
    int instances = caches.l3().instances();
    if (owner.platform().isBare()) {
      return "";
    }
    if (sockets > 1 && topology.cores() == sockets) {
      return "the hypervisor shows a socket with its own third-level cache for each vCPU";
    }
    if (owner.isIntel() && instances > sockets) {
      return instances
          + " third-level caches on "
          + sockets
          + " sockets are the hypervisor's layout: this maker has one a socket";
    }
    double perSocket = (double) caches.l3().total() / sockets;
    return perSocket > mostOfOneSocket()
        ? Math.round(perSocket / MIB) + " MiB of third-level cache are more than a socket holds"
        : "";
  }

  /** Largest model of each generation: AMD EPYC data sheets 7001 to 9005, Intel specifications. */
  private double mostOfOneSocket() {
    if (owner.isOf("naples", "zen (")) {
      return 64 * MIB;
    }
    if (owner.isOf("rome", "zen 2")) {
      return 256 * MIB;
    }
    if (owner.isOf("milan", "zen 3")) {
      return 768 * MIB;
    }
    if (owner.isOf("turin", "zen 5")) {
      return 512 * MIB;
    }
    return owner.isAmd() ? 1152 * MIB : mostOfOneThirdLevel();
  }

  private static String impossible(double bytes, String what) {
    return Math.round(bytes / KIB) + " KiB is more than any " + what + " has";
  }
}
