package io.personality.libvirt.internal.facts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Features of libvirt's CPU map in the names that Linux shows as flags of x86.
 *
 * <p>Most differ by a dash alone. Sources: libvirt, src/cpu_map/x86_features.xml; Linux,
 * arch/x86/include/asm/cpufeatures.h.
 */
public final class LinuxFlags {
  private static final Map<String, List<String>> OTHERWISE =
      Map.ofEntries(
          Map.entry("pclmuldq", List.of("pclmulqdq")),
          Map.entry("cr8legacy", List.of("cr8_legacy")),
          Map.entry("ds", List.of("dts")),
          Map.entry("tsc-deadline", List.of("tsc_deadline_timer")),
          Map.entry("avx512vnni", List.of("avx512_vnni")),
          Map.entry("avx512vbmi2", List.of("avx512_vbmi2")),
          Map.entry("avx512bitalg", List.of("avx512_bitalg")),
          Map.entry("cmt", List.of("cqm")),
          Map.entry("mbm_total", List.of("cqm_mbm_total")),
          Map.entry("mbm_local", List.of("cqm_mbm_local")),
          Map.entry("sgxlc", List.of("sgx_lc")),
          Map.entry("tsx-ldtrk", List.of("tsxldtrk")),
          Map.entry("pause-filter", List.of("pausefilter")),
          Map.entry("amd-stibp", List.of("stibp")),
          Map.entry("amd-ssbd", List.of("ssbd")),
          // a counter that never stops does not change its pace either (kernel/cpu/intel.c, amd.c)
          Map.entry("invtsc", List.of("constant_tsc", "nonstop_tsc")),
          // kernel/cpu/common.c, init_speculation_control
          Map.entry("spec-ctrl", List.of("ibrs", "ibpb")),
          Map.entry("vmx-ept", List.of("ept")),
          Map.entry("vmx-vpid", List.of("vpid")),
          Map.entry("vmx-vnmi", List.of("vnmi")));

  /** What Linux shows no flag for: it belongs to the kernel's own use or says what is amiss. */
  private static final Set<String> SHOWN_BY_NONE =
      Set.of(
          "osxsave",
          "ia64",
          "core-capability",
          "ibrs-all",
          "rsba",
          "skip-l1dfl-vmentry",
          "tsx-ctrl",
          "fb-clear",
          "amd-no-ssb",
          "sgx-exinfo",
          "sgx-debug",
          "sgx-mode64",
          "sgx-provisionkey",
          "sgx-tokenkey",
          "sgx-kss",
          "intel-pt-lip");

  private LinuxFlags() {}

  /**
   * {@return the flags that Linux shows where a processor has these features}
   *
   * @param features as libvirt names them
   */
  public static SortedSet<String> of(Collection<String> features) {
    TreeSet<String> flags = new TreeSet<>();
    for (String feature : features) {
      if (OTHERWISE.containsKey(feature)) {
        flags.addAll(OTHERWISE.getOrDefault(feature, List.of()));
      } else if (!SHOWN_BY_NONE.contains(feature)
          && !feature.startsWith("vmx-")
          && !feature.endsWith("-no")) {
        flags.add(feature.replace('-', '_').replace('.', '_'));
      }
    }
    return flags;
  }
}
