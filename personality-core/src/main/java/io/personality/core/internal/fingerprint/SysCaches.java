package io.personality.core.internal.fingerprint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Caches from {@code /sys/devices/system/cpu}: each index of each processor has the size of one
 * cache, and {@code shared_cpu_list} tells caches apart. <i>Thread-safe.</i>
 *
 * <p>Source: Linux Documentation/ABI/testing/sysfs-devices-system-cpu.
 */
final class SysCaches {
  private static final String CPUS = "sys/devices/system/cpu";
  private static final int MAX_INDEX = 8;

  private SysCaches() {}

  /** The caches; nothing reported where the kernel shows none. */
  static Caches read(HostFiles files) {
    Map<String, Long> sizes = new HashMap<>();
    Map<String, Set<String>> sharers = new HashMap<>();
    for (String cpu : files.names(CPUS)) {
      if (cpu.length() > 3 && cpu.startsWith("cpu") && Character.isDigit(cpu.charAt(3))) {
        for (int index = 0; index < MAX_INDEX; index++) {
          readOne(files, CPUS + "/" + cpu + "/cache/index" + index + "/", sizes, sharers);
        }
      }
    }
    return new Caches(
        level("1Data", sizes, sharers),
        level("1Instruction", sizes, sharers),
        level("2Unified", sizes, sharers),
        level("3Unified", sizes, sharers),
        "/" + CPUS);
  }

  private static void readOne(
      HostFiles files, String folder, Map<String, Long> sizes, Map<String, Set<String>> sharers) {
    String level = files.value(folder + "level");
    OptionalLong bytes = Texts.bytes(files.value(folder + "size"));
    if (level.isEmpty() || bytes.isEmpty() || bytes.getAsLong() <= 0) {
      return;
    }
    String kind = level + files.value(folder + "type");
    // mixed processors have two sizes; the smaller holds on every core
    sizes.merge(kind, bytes.getAsLong(), Math::min);
    sharers
        .computeIfAbsent(kind, unused -> new HashSet<>())
        .add(files.value(folder + "shared_cpu_list"));
  }

  private static CacheLevel level(
      String kind, Map<String, Long> sizes, Map<String, Set<String>> sharers) {
    Long bytes = sizes.get(kind);
    Set<String> apart = sharers.getOrDefault(kind, Set.of());
    return bytes == null ? CacheLevel.NONE : CacheLevel.of(bytes, apart.size());
  }
}
