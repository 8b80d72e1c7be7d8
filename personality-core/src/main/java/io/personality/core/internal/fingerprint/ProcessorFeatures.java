package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading.Signature;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the processor is, can do and suffers from. <i>Confined to one thread.</i> */
final class ProcessorFeatures {
  private static final Map<String, String> MAKERS =
      Map.of("GenuineIntel", "Intel", "AuthenticAMD", "AMD", "ARM", "ARM", "Apple", "Apple");

  /** What KVM (0x1, 0x1000065) and Hyper-V (0xffffffff) show in place of a revision. */
  private static final Set<String> INVENTED_MICROCODE = Set.of("0x1", "0x1000065", "0xffffffff");

  private static final double LEAST_MHZ = 400;
  private static final double MOST_MHZ = 7_000;

  private final ProcessorFacts facts;
  private final Platform platform;

  ProcessorFeatures(ProcessorFacts facts, Platform platform) {
    this.facts = facts;
    this.platform = platform;
  }

  void write(Optional<ProcessorIdentity> identity, Readings out) {
    identity.ifPresentOrElse(known -> identified(known, out), () -> unidentified(out));
    String source = facts.source();
    out.declaredIfTold(
        Features.PROCESSOR_ARCHITECTURE, facts.reading().architecture(), source, "not reported");
    out.declaredIfTold(
        Features.PROCESSOR_MODEL, facts.reading().modelName(), source, "no model name reported");
    out.declaredIfTold(
        Features.PROCESSOR_SIGNATURE,
        SignatureText.of(facts.reading().signature()),
        source,
        "neither CPUID nor MIDR numbers reported");
    flags(out);
    mitigations(out);
    microcode(out);
    baseClock(out);
    maxClock(out);
  }

  /** What the catalogue says of a processor that it knows. */
  static void identified(ProcessorIdentity known, Readings out) {
    String source = "catalogue, by " + Texts.lower(known.by().name());
    out.derived(Features.PROCESSOR_MANUFACTURER, known.vendor(), source);
    out.derived(Features.PROCESSOR_LINE, known.line(), source);
    out.derived(Features.PROCESSOR_MICROARCHITECTURE, known.microarchitecture(), source);
    out.derived(Features.PROCESSOR_GENERATION, known.generation(), source);
    if (known.year() > 0) {
      out.derived(Features.PROCESSOR_YEAR, known.year(), source);
    } else {
      out.unknown(Features.PROCESSOR_YEAR, "the catalogue does not say");
    }
  }

  private void unidentified(Readings out) {
    String reason =
        facts.reading().modelName().isEmpty()
            ? "no model name reported"
            : "no lineage of the catalogue has the processor \""
                + facts.reading().modelName()
                + "\"";
    out.declaredIfTold(
        Features.PROCESSOR_MANUFACTURER,
        MAKERS.getOrDefault(facts.reading().signature().vendorId(), ""),
        facts.source(),
        reason);
    out.unknown(Features.PROCESSOR_LINE, reason);
    out.unknown(Features.PROCESSOR_MICROARCHITECTURE, reason);
    out.unknown(Features.PROCESSOR_GENERATION, reason);
    out.unknown(Features.PROCESSOR_YEAR, reason);
  }

  private void flags(Readings out) {
    Set<String> flags = facts.flags();
    if (flags.isEmpty()) {
      out.unknown(Features.PROCESSOR_FLAGS, "no processor flags reported");
      out.unknown(Features.MACHINE_CHECK_RECOVERY, "no processor flags reported");
      return;
    }
    out.declared(Features.PROCESSOR_FLAGS, flags, facts.source());
    Signature signature = facts.reading().signature();
    if (flags.contains("succor") || flags.contains("overflow_recov")) {
      out.declared(Features.MACHINE_CHECK_RECOVERY, true, facts.source());
    } else if (platform.isBare() && signature.vendorId().equals("AuthenticAMD")) {
      out.declared(Features.MACHINE_CHECK_RECOVERY, false, facts.source());
    } else {
      out.unknown(
          Features.MACHINE_CHECK_RECOVERY,
          platform.isVirtual() ? "masked by the hypervisor" : "Linux has no flag for it here");
    }
  }

  /** "Unknown: Dependent on hypervisor status" is neither mitigated nor vulnerable. */
  private void mitigations(Readings out) {
    if (facts.vulnerabilities().isEmpty()) {
      out.unknown(Features.PROCESSOR_MITIGATIONS, "the kernel reports no vulnerabilities at all");
      return;
    }
    Set<String> open = new TreeSet<>();
    facts
        .vulnerabilities()
        .forEach(
            (name, state) -> {
              if (state.startsWith("Vulnerable")) {
                open.add(name);
              }
            });
    out.declared(Features.PROCESSOR_MITIGATIONS, open, facts.source());
  }

  private void microcode(Readings out) {
    if (platform.isVirtual() && INVENTED_MICROCODE.contains(facts.microcode())) {
      out.unknown(Features.PROCESSOR_MICROCODE, "masked by the hypervisor");
    } else {
      out.declaredIfTold(
          Features.PROCESSOR_MICROCODE, facts.microcode(), "/proc/cpuinfo", "not reported");
    }
  }

  /** The name's clock is the base clock even where the name is masked otherwise. */
  private void baseClock(Readings out) {
    double named = ProcessorFacts.clockInName(facts.reading().modelName());
    ProcessorFacts.Clocks clocks = facts.clocks();
    if (isClock(named)) {
      out.declared(Features.PROCESSOR_BASE_CLOCK, named, "model name");
    } else if (isClock(clocks.base())) {
      out.declared(Features.PROCESSOR_BASE_CLOCK, clocks.base(), facts.source());
    } else if (isClock(clocks.firmwareCurrent()) && !isPlaceholder(clocks.firmwareCurrent())) {
      out.declared(Features.PROCESSOR_BASE_CLOCK, clocks.firmwareCurrent(), "dmidecode");
    } else {
      out.unknown(Features.PROCESSOR_BASE_CLOCK, "not reported");
    }
  }

  /**
   * Below a hypervisor the kernel's maximum is the base clock under another name; the firmware's is
   * often what the socket takes, a round figure.
   */
  private void maxClock(Readings out) {
    ProcessorFacts.Clocks clocks = facts.clocks();
    double base =
        Math.max(
            ProcessorFacts.clockInName(facts.reading().modelName()),
            Math.max(clocks.base(), clocks.firmwareCurrent()));
    if (isClock(clocks.max()) && (platform.isBare() || (clocks.max() > base && base > 0))) {
      out.declared(Features.PROCESSOR_MAX_CLOCK, clocks.max(), facts.source());
    } else if (isClock(clocks.firmwareMax())
        && !isPlaceholder(clocks.firmwareMax())
        && clocks.firmwareMax() > base) {
      out.declared(Features.PROCESSOR_MAX_CLOCK, clocks.firmwareMax(), "dmidecode");
    } else {
      boolean dropped = isClock(clocks.max()) || isClock(clocks.firmwareMax());
      out.unknown(
          Features.PROCESSOR_MAX_CLOCK,
          dropped ? "the clock reported is the base clock or a placeholder" : "not reported");
    }
  }

  private static boolean isClock(double mhz) {
    return mhz >= LEAST_MHZ && mhz <= MOST_MHZ;
  }

  /** 2000 is QEMU's, 4000 and its like are the sockets' of server boards. */
  private static boolean isPlaceholder(double mhz) {
    return mhz == 2000 || mhz == 4000 || mhz == 4500 || mhz == 5000 || mhz == 6000;
  }
}
