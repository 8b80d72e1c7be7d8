package io.personality.core.internal.fingerprint;

import io.personality.model.Origin;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Optional;
import java.util.Set;

/** Firmware, product, hypervisor and what follows from there being one. <i>Immutable.</i> */
final class PlatformFeatures {
  private PlatformFeatures() {}

  static void write(Platform platform, Readings out) {
    if (platform.kind() == Platform.Kind.UNTOLD) {
      out.unknown(Features.HYPERVISOR_NESTED, platform.evidence());
    } else {
      out.put(
          Features.HYPERVISOR_NESTED,
          Reading.of(
              new Value.Flag(platform.isVirtual()),
              Origin.of(platform.provenance(), platform.evidence())));
    }
    if (platform.isBare()) {
      out.unknown(Features.HYPERVISOR_VENDOR, "there is no hypervisor below");
      out.derived(Features.PROCESSOR_ALLOCATION, "dedicated", "no hypervisor below");
    } else {
      out.declaredIfTold(
          Features.HYPERVISOR_VENDOR, platform.hypervisor(), "lscpu", "not reported");
      out.unknown(Features.PROCESSOR_ALLOCATION, "only the hypervisor's owner knows");
    }
  }

  static void firmware(HostFacts.Board board, Readings out) {
    Dmi.Firmware firmware = board.firmware();
    String text = Texts.clean(firmware.vendor() + " " + firmware.version() + " " + firmware.date());
    out.declaredIfTold(Features.FIRMWARE_VERSION, text, board.source(), board.missing());
  }

  static void product(HostFacts.Board board, Readings out) {
    // some makers repeat their name in the product's
    String text =
        board.product().startsWith(board.manufacturer())
            ? board.product()
            : Texts.clean(board.manufacturer() + " " + board.product());
    out.declaredIfTold(Features.SYSTEM_PRODUCT, text, board.source(), board.missing());
  }

  /**
   * Whether hardware virtual machines can run.
   *
   * @param kvm whether {@code /dev/kvm} is there; empty where nobody looked
   */
  static void virtualization(ProcessorFacts facts, Optional<Boolean> kvm, Readings out) {
    Set<String> flags = facts.flags();
    if (kvm.orElse(false)) {
      out.declared(Features.VIRTUALIZATION_EXTENSIONS, true, "/dev/kvm");
    } else if (facts.isX86() && !flags.isEmpty()) {
      boolean present = flags.contains("vmx") || flags.contains("svm");
      out.declared(Features.VIRTUALIZATION_EXTENSIONS, present, facts.source());
    } else {
      out.unknown(
          Features.VIRTUALIZATION_EXTENSIONS,
          kvm.isPresent()
              ? "/dev/kvm is missing, which may be the kernel's doing"
              : "neither processor flags nor /dev/kvm are reported");
    }
  }
}
