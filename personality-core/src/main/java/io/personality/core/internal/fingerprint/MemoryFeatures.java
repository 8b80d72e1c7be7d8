package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.DerivedFact;
import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.model.FeatureName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Size, type, speed, timings and error correction of the memory. A VM's words are believed where
 * they name a real type and the platform can take it; its modules and its ECC are the hypervisor's
 * invention. <i>Confined to one thread.</i>
 */
final class MemoryFeatures {
  private static final long MIB = 1 << 20;

  /** Installed memory may exceed what the kernel can use by firmware and crash kernels. */
  private static final double SAME = 0.7;

  /** Transfer rates in MT/s: JEDEC JESD79-3F, JESD79-4D, JESD79-5C; MRDIMM to 12,800. */
  private static final Map<String, double[]> SPEEDS =
      Map.of(
          "DDR2", new double[] {400, 1066},
          "DDR3", new double[] {800, 2400},
          "DDR4", new double[] {1600, 3600},
          "DDR5", new double[] {3200, 12_800});

  private final MemoryFacts facts;
  private final Platform platform;
  private final Optional<ProcessorIdentity> identity;
  private final Dmi dmi;

  MemoryFeatures(MemoryFacts facts, Platform platform, Optional<ProcessorIdentity> identity) {
    this.facts = facts;
    this.platform = platform;
    this.identity = identity;
    this.dmi = facts.dmi().orElse(Dmi.NONE);
  }

  void write(Readings out) {
    size(out);
    String type = type(out);
    speed(type, out);
    modules(out);
    ecc(out);
    timing(Features.MEMORY_CAS_LATENCY, DimmTiming::casNs, out);
    timing(Features.MEMORY_RAS_TO_CAS_DELAY, DimmTiming::rasToCasNs, out);
    timing(Features.MEMORY_ROW_PRECHARGE, DimmTiming::rowPrechargeNs, out);
    timing(Features.MEMORY_ROW_ACTIVE, DimmTiming::rowActiveNs, out);
    out.unknown(Features.MEMORY_CHANNELS, "the firmware does not say; the platform is not known");
  }

  /** Where firmware and kernel are far apart, the kernel's is what VMs can have. */
  private void size(Readings out) {
    long installed = dmi.memoryBytes() / MIB;
    String source = "dmidecode";
    if (installed == 0) {
      installed = facts.lshwMib();
      source = "lshw";
    }
    long usable = facts.usableMib();
    if (installed > 0 && (usable == 0 || (usable <= installed && usable > installed * SAME))) {
      out.declared(Features.MEMORY_SIZE, (double) installed, source);
    } else if (usable > 0) {
      out.declared(
          Features.MEMORY_SIZE,
          (double) usable,
          installed > 0
              ? "/proc/meminfo; " + source + " says " + installed + " MiB"
              : "/proc/meminfo");
    } else {
      out.unknown(Features.MEMORY_SIZE, "not reported");
    }
  }

  /** The type found; empty where it is unknown. */
  private String type(Readings out) {
    List<String> decoded =
        facts.timings().orElse(List.of()).stream().map(DimmTiming::type).distinct().toList();
    if (decoded.size() == 1) {
      out.declared(Features.MEMORY_TYPE, plain(decoded.get(0)), "decode-dimms");
      return plain(decoded.get(0));
    }
    List<String> stated =
        dmi.modules().stream().map(Dmi.Module::type).filter(t -> !t.isEmpty()).distinct().toList();
    if (stated.isEmpty()) {
      out.unknown(Features.MEMORY_TYPE, missing("no memory module states its type"));
    } else if (stated.size() > 1) {
      out.unknown(Features.MEMORY_TYPE, "modules differ: " + String.join(", ", stated));
    } else if (!SPEEDS.containsKey(plain(stated.get(0)))) {
      out.unknown(Features.MEMORY_TYPE, "\"" + stated.get(0) + "\" is a hypervisor's placeholder");
    } else if (!platform.isBare() && !suits(plain(stated.get(0)))) {
      out.unknown(
          Features.MEMORY_TYPE,
          "the hypervisor says " + stated.get(0) + ", which this processor does not take");
    } else {
      out.declared(Features.MEMORY_TYPE, plain(stated.get(0)), "dmidecode");
      return plain(stated.get(0));
    }
    return "";
  }

  /** LPDDR4 and DDR4 stand on one rung. */
  private static String plain(String type) {
    String upper = type.toUpperCase(java.util.Locale.ROOT);
    for (String known : SPEEDS.keySet()) {
      if (upper.startsWith(known) || upper.startsWith("LP" + known)) {
        return known;
      }
    }
    return type;
  }

  private boolean suits(String type) {
    DerivedFact implied =
        identity.map(ProcessorIdentity::derived).orElse(Map.of()).get(Features.MEMORY_TYPE.value());
    return implied == null
        || (type.compareTo(implied.lower().toString()) >= 0
            && type.compareTo(implied.upper().toString()) <= 0);
  }

  /** The slowest module sets the pace. */
  private void speed(String type, Readings out) {
    int speed =
        dmi.modules().stream()
            .mapToInt(m -> m.configuredMts() > 0 ? m.configuredMts() : m.speedMts())
            .filter(mts -> mts > 0)
            .min()
            .orElse(0);
    double[] range = SPEEDS.get(type);
    if (speed == 0) {
      out.unknown(Features.MEMORY_SPEED, missing("no memory module states its speed"));
    } else if (range == null) {
      out.unknown(Features.MEMORY_SPEED, "the type of the memory that states it is not known");
    } else if (speed < range[0] || speed > range[1]) {
      out.unknown(Features.MEMORY_SPEED, speed + " MT/s is no speed of " + type);
    } else {
      out.declared(Features.MEMORY_SPEED, speed, "dmidecode");
    }
  }

  private void modules(Readings out) {
    if (!platform.isBare()) {
      out.unknown(Features.MEMORY_MODULES, platform.doubt());
    } else {
      out.declaredIfPositive(
          Features.MEMORY_MODULES, dmi.modules().size(), "dmidecode", missing("none is listed"));
    }
  }

  private void ecc(Readings out) {
    List<String> corrections = dmi.errorCorrections();
    boolean stated = !corrections.isEmpty() && corrections.stream().noneMatch(String::isEmpty);
    if (!platform.isBare()) {
      out.unknown(Features.MEMORY_ECC, platform.doubt());
    } else if (stated) {
      out.declared(
          Features.MEMORY_ECC, corrections.stream().allMatch(c -> c.endsWith("ECC")), "dmidecode");
    } else if (facts.detectors()) {
      out.derived(Features.MEMORY_ECC, true, "EDAC drives the memory controllers");
    } else {
      byWidth(out);
    }
  }

  private void byWidth(Readings out) {
    List<DimmTiming> decoded = facts.timings().orElse(List.of());
    List<Dmi.Module> wide =
        dmi.modules().stream().filter(m -> m.totalBits() > 0 && m.dataBits() > 0).toList();
    if (!decoded.isEmpty() && decoded.stream().allMatch(m -> m.checkBits() >= 0)) {
      out.derived(
          Features.MEMORY_ECC,
          decoded.stream().allMatch(m -> m.checkBits() > 0),
          "decode-dimms, width of the modules");
    } else if (!wide.isEmpty() && wide.size() == dmi.modules().size()) {
      out.derived(
          Features.MEMORY_ECC,
          wide.stream().allMatch(m -> m.totalBits() > m.dataBits()),
          "dmidecode, width of the modules");
    } else {
      out.unknown(Features.MEMORY_ECC, missing("the firmware does not say"));
    }
  }

  /** The slowest module sets the pace here too. */
  private void timing(FeatureName feature, ToDoubleFunction<DimmTiming> of, Readings out) {
    double worst = facts.timings().orElse(List.of()).stream().mapToDouble(of).max().orElse(0);
    if (!facts.timings().isOk()) {
      out.unknown(feature, facts.timings().reason());
    } else {
      out.declaredIfPositive(feature, worst, "decode-dimms", "no module states it");
    }
  }

  private String missing(String otherwise) {
    return facts.dmi().isOk() ? otherwise : facts.dmi().reason();
  }
}
