package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.FirmwareTables;
import io.personality.libvirt.internal.facts.HostProcessor;
import io.personality.libvirt.internal.facts.LinuxFlags;
import io.personality.libvirt.internal.xml.Words;
import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the processor is and can do.
 *
 * <p>The model that libvirt names is the nearest one that it knows, often an older one; it is told
 * in reasons and never stands for the processor's name. <i>Confined to one thread.</i>
 */
final class ProcessorReadings {
  private static final String SOURCE = "libvirt, capabilities";

  /** libvirt's names of vendors and what CPUID leaf 0 says (src/cpu_map/x86_vendors.xml). */
  private static final Map<String, String> CPUID_VENDORS =
      Map.of("Intel", "GenuineIntel", "AMD", "AuthenticAMD", "Hygon", "HygonGenuine");

  /** What KVM (0x1, 0x1000065) and Hyper-V (0xffffffff) show in place of a revision. */
  private static final Set<Long> INVENTED_MICROCODE = Set.of(0x1L, 0x1000065L, 0xffffffffL);

  private static final Pattern CLOCK = Pattern.compile(".*@ ?([0-9]{1,2}(?:\\.[0-9]{1,3})?) ?GHz");
  private static final double LEAST_MHZ = 400;
  private static final double MOST_MHZ = 7_000;
  private static final double HZ_A_MHZ = 1e6;

  /** How far a base clock may be from the counter's pace, as nominal figures are rounded. */
  private static final double ROUNDING = 0.01;

  private final HostReport report;
  private final Platform platform;

  ProcessorReadings(HostReport report, Platform platform) {
    this.report = report;
    this.platform = platform;
  }

  void write(Readings out) {
    String missing = report.processor().reason();
    Optional<HostProcessor> processor = report.processor().answer();
    out.declaredIfTold(
        Features.PROCESSOR_ARCHITECTURE,
        word(processor.map(HostProcessor::architecture)),
        SOURCE,
        missing);
    String vendor = word(processor.flatMap(HostProcessor::vendor));
    out.declaredIfTold(Features.PROCESSOR_MANUFACTURER, vendor, SOURCE, missing);
    out.declaredIfTold(
        Features.PROCESSOR_SIGNATURE,
        signature(processor, vendor),
        SOURCE,
        missing.isEmpty() ? "libvirt tells no family, model and stepping" : missing);
    String nearest = word(processor.flatMap(HostProcessor::model));
    String lineage =
        nearest.isEmpty()
            ? "libvirt names no model of the processor"
            : "libvirt names the nearest model it knows, " + nearest + ", not the processor";
    Features.LINEAGE.forEach(feature -> out.unknown(feature, lineage));
    String model = model(lineage, out);
    flags(processor, out);
    microcode(processor, out);
    baseClock(model, processor, out);
    out.unknown(
        Features.PROCESSOR_MAX_CLOCK, "libvirt tells the clock of the moment alone, not the most");
  }

  private static String word(Optional<String> text) {
    return text.map(Words::clean).orElse("");
  }

  private static String signature(Optional<HostProcessor> processor, String vendor) {
    String numbers = processor.map(told -> told.numbers().signature()).orElse("");
    String cpuid = CPUID_VENDORS.getOrDefault(vendor, "");
    return numbers.isEmpty() || cpuid.isEmpty() ? "" : cpuid + " " + numbers;
  }

  /** Firmware of a virtual machine gives the name of its kind of machine in that place. */
  private String model(String otherwise, Readings out) {
    List<String> names =
        report.firmware().answer().map(FirmwareTables::processors).orElseGet(List::of).stream()
            .distinct()
            .toList();
    if (names.size() == 1 && !platform.isVirtual()) {
      out.declared(Features.PROCESSOR_MODEL, names.get(0), "libvirt, SMBIOS type 4");
      return names.get(0);
    }
    String reason =
        !names.isEmpty() && platform.isVirtual()
            ? Platform.DOUBT
            : names.size() > 1
                ? "its sockets hold different processors"
                : otherwise + "; firmware tables: " + said(report.firmware().reason());
    out.unknown(Features.PROCESSOR_MODEL, reason);
    return "";
  }

  private static String said(String reason) {
    return reason.isEmpty() ? "no name in them" : reason;
  }

  private void flags(Optional<HostProcessor> processor, Readings out) {
    boolean x86 = processor.filter(told -> Platform.isX86(told.architecture())).isPresent();
    Optional<SortedSet<String>> features = report.features().answer();
    if (features.isEmpty() || features.get().isEmpty() || !x86) {
      String reason =
          x86
              ? "not all features are told: " + report.features().reason()
              : "libvirt tells features of x86 processors alone";
      out.unknown(Features.PROCESSOR_FLAGS, reason);
      out.unknown(Features.MACHINE_CHECK_RECOVERY, reason);
      out.unknown(Features.VIRTUALIZATION_EXTENSIONS, reason);
    } else {
      TreeSet<String> flags = new TreeSet<>(LinuxFlags.of(features.get()));
      report.protections().answer().ifPresent(flags::addAll);
      put(flags, out);
      recovery(flags, out);
      out.declared(
          Features.VIRTUALIZATION_EXTENSIONS,
          flags.contains("vmx") || flags.contains("svm"),
          "libvirt, processor features");
    }
    if (report.protections().answer().isPresent()) {
      out.declared(Features.VIRTUALIZATION_EXTENSIONS, true, "libvirt, domain capabilities of KVM");
    }
  }

  private static void put(SortedSet<String> flags, Readings out) {
    out.declared(Features.PROCESSOR_FLAGS, flags, "libvirt, baseline of the host's processor");
  }

  private static void recovery(SortedSet<String> flags, Readings out) {
    if (flags.contains("succor") || flags.contains("overflow_recov")) {
      out.declared(
          Features.MACHINE_CHECK_RECOVERY, true, "libvirt, baseline of the host's processor");
    } else {
      out.unknown(Features.MACHINE_CHECK_RECOVERY, "libvirt has no feature for it here");
    }
  }

  private void microcode(Optional<HostProcessor> processor, Readings out) {
    long revision = processor.map(told -> told.numbers().microcode()).orElse(0L);
    if (platform.isVirtual() && INVENTED_MICROCODE.contains(revision)) {
      out.unknown(Features.PROCESSOR_MICROCODE, "masked by the hypervisor");
    } else {
      out.declaredIfTold(
          Features.PROCESSOR_MICROCODE,
          revision > 0 ? "0x" + Long.toHexString(revision) : "",
          SOURCE,
          report.processor().reason());
    }
  }

  /**
   * The name's clock, else about the pace of a time stamp counter that never changes it (Intel SDM,
   * volume 3, 18.17: it counts at the highest clock that is not turbo).
   */
  private void baseClock(String model, Optional<HostProcessor> processor, Readings out) {
    Matcher named = CLOCK.matcher(model);
    double mhz = named.matches() ? Math.round(Double.parseDouble(named.group(1)) * 1000) : 0;
    double counted = processor.map(told -> told.numbers().tscHz()).orElse(0L) / HZ_A_MHZ;
    boolean steady = report.features().answer().filter(all -> all.contains("invtsc")).isPresent();
    FeatureName clock = Features.PROCESSOR_BASE_CLOCK;
    if (isClock(mhz)) {
      out.declared(clock, mhz, "model name");
    } else if (isClock(counted) && steady && platform.isBare()) {
      out.put(
          clock,
          Reading.between(
              new Value.Number(counted * (1 - ROUNDING)),
              new Value.Number(counted),
              new Value.Number(counted * (1 + ROUNDING)),
              Origin.of(Provenance.DERIVED, "libvirt, pace of the time stamp counter")));
    } else {
      out.unknown(
          clock, "libvirt tells the clock of the moment alone, not what the processor is sold at");
    }
  }

  private static boolean isClock(double mhz) {
    return mhz >= LEAST_MHZ && mhz <= MOST_MHZ;
  }
}
