package io.personality.libvirt.internal.tune;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processor flags as Linux names them, in the names of libvirt's CPU map.
 *
 * <p>Most are the same. Sources: Linux, arch/x86/include/asm/cpufeatures.h; libvirt,
 * src/cpu_map/x86_features.xml.
 */
final class FeatureNames {
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry("sse4_1", "sse4.1"),
          Map.entry("sse4_2", "sse4.2"),
          Map.entry("sse3", "pni"),
          Map.entry("pclmulqdq", "pclmuldq"),
          Map.entry("sha_ni", "sha-ni"),
          Map.entry("cr8_legacy", "cr8legacy"),
          Map.entry("tsc_deadline_timer", "tsc-deadline"),
          Map.entry("arch_capabilities", "arch-capabilities"),
          Map.entry("avx_vnni", "avx-vnni"),
          Map.entry("avx512_vnni", "avx512vnni"),
          Map.entry("avx512_vbmi2", "avx512vbmi2"),
          Map.entry("avx512_bitalg", "avx512bitalg"),
          Map.entry("avx512_vpopcntdq", "avx512-vpopcntdq"),
          Map.entry("avx512_bf16", "avx512-bf16"),
          Map.entry("avx512_fp16", "avx512-fp16"),
          Map.entry("avx512_4vnniw", "avx512-4vnniw"),
          Map.entry("avx512_4fmaps", "avx512-4fmaps"),
          Map.entry("avx512_vp2intersect", "avx512-vp2intersect"),
          Map.entry("avx512_ifma", "avx512ifma"),
          Map.entry("avx512_vbmi", "avx512vbmi"),
          Map.entry("amx_bf16", "amx-bf16"),
          Map.entry("amx_tile", "amx-tile"),
          Map.entry("amx_int8", "amx-int8"),
          Map.entry("md_clear", "md-clear"),
          Map.entry("spec_ctrl", "spec-ctrl"),
          Map.entry("nonstop_tsc", "invtsc"));

  /** Flags that Linux makes up of others, of the model or of its settings. */
  private static final Set<String> LINUX_ONLY =
      Set.of(
          "constant_tsc",
          "nopl",
          "rep_good",
          "arch_perfmon",
          "xtopology",
          "cpuid",
          "aperfmperf",
          "tsc_known_freq",
          "tsc_reliable",
          "cpuid_fault",
          "pti",
          "ibrs_enhanced",
          "tpr_shadow",
          "flexpriority",
          "ept",
          "vpid",
          "ept_ad",
          "vnmi",
          "hw_pstate",
          "cpb",
          "epb",
          "dtherm",
          "cat_l3",
          "cdp_l3",
          "rdt_a",
          "extd_apicid",
          "amd_dcm",
          "split_lock_detect",
          "vmmcall",
          "retpoline",
          "bts",
          "pebs");

  private FeatureNames() {}

  /** {@return the name of a flag in libvirt's map; empty where no guest can be given it} */
  static Optional<String> ofFlag(String flag) {
    return LINUX_ONLY.contains(flag)
        ? Optional.empty()
        : Optional.of(OTHERWISE.getOrDefault(flag, flag));
  }

  /**
   * {@return whether QEMU does not translate instructions of a feature, whatever the host has: of
   * AVX-512 and AMX it translates none (QEMU, target/i386/cpu.c, TCG_7_0_EBX_FEATURES)}
   */
  static boolean isNeverTranslated(String feature) {
    return feature.startsWith("avx512") || feature.startsWith("amx");
  }
}
