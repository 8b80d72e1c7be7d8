package io.personality.core.internal.fingerprint;

import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Threads, cells and huge pages from {@code /sys/devices/system}. <i>Thread-safe.</i>
 *
 * <p>Source: Linux Documentation/admin-guide/cputopology.rst and mm/hugetlbpage.rst.
 */
final class SysTopology {
  private static final String CPUS = "sys/devices/system/cpu";
  private static final String CELLS = "sys/devices/system/node";
  private static final int MAX_POOLS = 10_000;

  private SysTopology() {}

  /** How threads are arranged; zeros where the kernel does not say. */
  static Topology read(HostFiles files) {
    Set<String> sockets = new HashSet<>();
    Set<String> cores = new HashSet<>();
    int threads = 0;
    for (String cpu : files.names(CPUS)) {
      String folder = CPUS + "/" + cpu + "/topology/";
      String socket = isNumbered(cpu, "cpu") ? files.value(folder + "physical_package_id") : "";
      if (!socket.isEmpty()) {
        threads++;
        sockets.add(socket);
        cores.add(socket + "/" + files.value(folder + "core_id"));
      }
    }
    int online = Texts.countOfRanges(files.value(CPUS + "/online"));
    return new Topology(
        sockets.size(),
        cores.size(),
        online > 0 ? online : threads,
        (int) files.names(CELLS).stream().filter(name -> isNumbered(name, "node")).count(),
        "/" + CPUS);
  }

  /** The pools of huge pages that hold any. */
  static List<PagePool> pagePools(HostFiles files) {
    List<PagePool> pools = new ArrayList<>();
    for (String cell : files.names(CELLS)) {
      if (isNumbered(cell, "node")) {
        String folder = CELLS + "/" + cell + "/hugepages";
        for (String size : files.names(folder)) {
          int pages = Texts.count(files.value(folder + "/" + size + "/nr_hugepages"));
          int kib = (int) Texts.leading(size.replace("hugepages-", "")).orElse(0);
          if (pages > 0 && kib > 0 && pools.size() < MAX_POOLS) {
            pools.add(new PagePool(Texts.count(cell.substring(4)), kib, pages));
          }
        }
      }
    }
    return pools;
  }

  private static boolean isNumbered(String name, String prefix) {
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && name.length() < prefix.length() + 7
        && name.substring(prefix.length()).chars().allMatch(Character::isDigit);
  }
}
