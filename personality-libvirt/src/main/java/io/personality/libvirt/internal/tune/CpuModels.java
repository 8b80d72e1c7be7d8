package io.personality.libvirt.internal.tune;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which named CPU model is best: the one that libvirt finds nearest to the host's, else the newest
 * of its maker, else the newest of any. Order of release after QEMU, docs/system/cpu-models-x86.
 */
final class CpuModels {
  private static final List<String> INTEL =
      List.of(
          "GraniteRapids",
          "SapphireRapids",
          "Icelake-Server",
          "Icelake-Server-noTSX",
          "Cooperlake",
          "Cascadelake-Server",
          "Cascadelake-Server-noTSX",
          "Skylake-Server-IBRS",
          "Skylake-Server",
          "Skylake-Server-noTSX-IBRS",
          "Skylake-Client-IBRS",
          "Skylake-Client",
          "Skylake-Client-noTSX-IBRS",
          "Broadwell-IBRS",
          "Broadwell",
          "Broadwell-noTSX-IBRS",
          "Broadwell-noTSX",
          "Haswell-IBRS",
          "Haswell",
          "Haswell-noTSX-IBRS",
          "Haswell-noTSX",
          "IvyBridge-IBRS",
          "IvyBridge",
          "SandyBridge-IBRS",
          "SandyBridge",
          "Westmere-IBRS",
          "Westmere",
          "Nehalem-IBRS",
          "Nehalem",
          "Penryn",
          "Conroe");
  private static final List<String> AMD =
      List.of(
          "EPYC-Genoa",
          "EPYC-Milan",
          "EPYC-Rome",
          "EPYC-IBPB",
          "EPYC",
          "Opteron_G5",
          "Opteron_G4",
          "Opteron_G3",
          "Opteron_G2",
          "Opteron_G1");
  private static final List<String> ARM =
      List.of("max", "neoverse-n1", "a64fx", "cortex-a76", "cortex-a72", "cortex-a57");
  private static final List<String> ANY = List.of("qemu64", "kvm64");

  private CpuModels() {}

  /**
   * {@return the best usable model}
   *
   * @param processors what the hypervisor can give
   * @param amd whether the host's processor is of AMD
   */
  static Optional<String> best(HostAbility.Processors processors, boolean amd) {
    Stream<String> ranked =
        Stream.of(amd ? AMD : INTEL, amd ? INTEL : AMD, ARM, ANY).flatMap(List::stream);
    return Stream.concat(processors.nearest().stream(), ranked)
        .filter(model -> processors.models().contains(model))
        .findFirst()
        .or(() -> processors.models().stream().findFirst());
  }
}
