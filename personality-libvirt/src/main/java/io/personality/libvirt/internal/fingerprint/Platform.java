package io.personality.libvirt.internal.fingerprint;

import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.SortedSet;

/**
 * Whether the host is itself a virtual machine, which decides what of its words can be believed.
 *
 * <p><i>Immutable.</i>
 *
 * @param kind virtual, bare metal, or untold
 * @param evidence what told it, for people
 */
record Platform(Kind kind, String evidence) {
  /** Why a claim about hardware is not believed of a virtual machine. */
  static final String DOUBT = "reported by the hypervisor, not by the machine";

  /** What the host runs on. */
  enum Kind {
    /** A hypervisor. */
    VIRTUAL,
    /** The hardware itself. */
    BARE,
    /** Nothing tells. */
    UNTOLD
  }

  /**
   * Weighs what the processor says: on x86 CPUID leaf 1 ECX bit 31 decides, which libvirt names
   * {@code hypervisor}. Its absence counts only where all features are known.
   */
  static Platform of(HostReport report) {
    boolean stated =
        report
                .processor()
                .answer()
                .filter(processor -> processor.features().contains("hypervisor"))
                .isPresent()
            || report.features().answer().filter(Platform::isVirtual).isPresent();
    if (stated) {
      return new Platform(Kind.VIRTUAL, "processor feature hypervisor");
    }
    boolean x86 = report.processor().answer().filter(p -> isX86(p.architecture())).isPresent();
    if (x86 && report.features().answer().filter(all -> !all.isEmpty()).isPresent()) {
      return new Platform(Kind.BARE, "no processor feature hypervisor");
    }
    return new Platform(
        Kind.UNTOLD,
        x86
            ? "not all features of the processor are told: " + report.features().reason()
            : "no processor of x86 is told, which alone says it");
  }

  private static boolean isVirtual(SortedSet<String> features) {
    return features.contains("hypervisor");
  }

  static boolean isX86(String architecture) {
    return architecture.equals("x86_64") || architecture.equals("i686");
  }

  boolean isVirtual() {
    return kind == Kind.VIRTUAL;
  }

  boolean isBare() {
    return kind == Kind.BARE;
  }

  void write(Readings out) {
    if (kind == Kind.UNTOLD) {
      out.unknown(Features.HYPERVISOR_NESTED, evidence);
    } else {
      out.put(
          Features.HYPERVISOR_NESTED,
          Reading.of(
              new Value.Flag(isVirtual()), Origin.of(Provenance.DECLARED, "libvirt, " + evidence)));
    }
    if (isBare()) {
      out.unknown(Features.HYPERVISOR_VENDOR, "there is no hypervisor below");
      out.derived(Features.PROCESSOR_ALLOCATION, "dedicated", "no hypervisor below");
    } else {
      out.unknown(Features.HYPERVISOR_VENDOR, "libvirt does not tell");
      out.unknown(Features.PROCESSOR_ALLOCATION, "only the hypervisor's owner knows");
    }
  }
}
