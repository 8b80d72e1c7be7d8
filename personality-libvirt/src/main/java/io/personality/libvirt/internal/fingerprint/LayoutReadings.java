package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.CacheBank;
import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import io.personality.model.PagePool;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sockets, cores, threads, NUMA cells, caches, and how much of them VMs can have. */
final class LayoutReadings {
  private static final String SOURCE = "libvirt, capabilities";
  private static final double KIB_A_MIB = 1024;

  /** More than any cache has; what is beyond is a slip of whoever wrote it. */
  private static final long MOST_CACHE_KIB = 4L << 20;

  private final HostReport.Layout layout;
  private final Platform platform;

  LayoutReadings(HostReport.Layout layout, Platform platform) {
    this.layout = layout;
    this.platform = platform;
  }

  /** {@return hardware threads that are online; 0 where nothing tells} */
  int threads() {
    int listed = cpus().size();
    return listed > 0 ? listed : layout.threads().answer().orElse(0);
  }

  /** {@return memory that the host's kernel can use, in MiB; 0 where nothing tells} */
  long memoryMib() {
    long listed = cells().stream().mapToLong(Cell::memoryMib).reduce(0, LayoutReadings::sum);
    return listed > 0 ? listed : layout.memoryKib().answer().orElse(0L) / 1024;
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** {@return the pools of huge pages that hold any} */
  List<PagePool> pages() {
    return cells().stream()
        .flatMap(cell -> cell.pages().stream())
        .filter(pool -> pool.pages() > 0)
        .toList();
  }

  private List<Cell> cells() {
    return layout.topology().answer().map(HostTopology::cells).orElseGet(List::of);
  }

  private List<Cpu> cpus() {
    return cells().stream().flatMap(cell -> cell.cpus().stream()).toList();
  }

  void write(Readings out) {
    String missing = layout.topology().reason();
    out.declaredIfPositive(
        Features.PROCESSOR_THREADS,
        threads(),
        cpus().isEmpty() ? "libvirt, node info" : SOURCE,
        missing);
    out.declaredIfPositive(Features.NUMA_CELLS, cells().size(), SOURCE, missing);
    cores(missing, out);
    sockets(missing, out);
    caches(out);
  }

  /** A core is the set of its threads, so that cores of dies with the same number stay apart. */
  private void cores(String missing, Readings out) {
    List<Set<Integer>> cores = cpus().stream().<Set<Integer>>map(Cpu::siblings).distinct().toList();
    int perCore = cores.stream().mapToInt(Set::size).max().orElse(0);
    String source =
        platform.isVirtual() && perCore > 1
            ? SOURCE + ", not confirmed by measured scaling"
            : SOURCE;
    out.declaredIfPositive(Features.PROCESSOR_CORES, cores.size(), source, missing);
    out.declaredIfPositive(Features.THREADS_PER_CORE, perCore, source, missing);
    if (perCore > 0) {
      out.declared(Features.SIMULTANEOUS_MULTITHREADING, perCore > 1, source);
    } else {
      out.unknown(Features.SIMULTANEOUS_MULTITHREADING, missing);
    }
  }

  private void sockets(String missing, Readings out) {
    int sockets = (int) cpus().stream().mapToInt(Cpu::socket).distinct().count();
    if (platform.isVirtual() && sockets > 1 && sockets == cpus().size()) {
      out.unknown(
          Features.PROCESSOR_SOCKETS, "the hypervisor shows a socket for each of its vCPUs");
    } else {
      out.declaredIfPositive(Features.PROCESSOR_SOCKETS, sockets, SOURCE, missing);
    }
  }

  private void caches(Readings out) {
    Optional<List<CacheBank>> told = layout.caches().answer();
    List<CacheBank> third =
        told.orElseGet(List::of).stream()
            .filter(bank -> bank.level() == 3 && bank.kib() > 0 && bank.kib() <= MOST_CACHE_KIB)
            .toList();
    if (third.isEmpty() || platform.isVirtual()) {
      String reason =
          third.isEmpty()
              ? told.isEmpty() ? layout.caches().reason() : "the daemon tells no such cache"
              : Platform.DOUBT;
      out.unknown(Features.L3_CACHE_SIZE, reason);
      out.unknown(Features.L3_CACHE_SIZE_TOTAL, reason);
      return;
    }
    long least = third.stream().mapToLong(CacheBank::kib).min().orElse(0);
    long all = third.stream().mapToLong(CacheBank::kib).sum();
    out.declared(Features.L3_CACHE_SIZE, least / KIB_A_MIB, SOURCE);
    out.declared(Features.L3_CACHE_SIZE_TOTAL, all / KIB_A_MIB, SOURCE);
  }
}
