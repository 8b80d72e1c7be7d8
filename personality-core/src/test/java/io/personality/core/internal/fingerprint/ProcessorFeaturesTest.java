package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.FeatureName;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProcessorFeaturesTest {
  private final ProcessorCatalogue catalogue = ProcessorNames.catalogue();

  private Readings judge(ProcessorFacts facts, Platform platform) {
    Readings out = new Readings();
    new ProcessorFeatures(facts, platform).write(catalogue.identify(facts.reading()), out);
    return out;
  }

  private static ProcessorFacts facts(
      String name, String vendor, List<String> flags, ProcessorFacts.Clocks clocks) {
    return new ProcessorFacts(
        ProcessorReading.named(name).withArchitecture("x86_64").withCpuid(vendor, -1, -1, -1),
        new TreeSet<>(flags),
        new TreeMap<>(Map.of("mds", "Vulnerable: no microcode", "gds", "Unknown: Dependent on")),
        "0x1",
        clocks,
        "lscpu");
  }

  private static ProcessorFacts.Clocks clocks(
      double max, double firmwareMax, double firmwareCurrent) {
    return new ProcessorFacts.Clocks(0, max, firmwareMax, firmwareCurrent);
  }

  private static Reading of(Readings out, FeatureName feature) {
    return out.all().get(feature);
  }

  @Test
  void takesGenerationAndYearFromTheCatalogue() {
    Readings out =
        judge(
            facts(
                "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz",
                "GenuineIntel",
                List.of("fpu"),
                clocks(0, 0, 0)),
            TestPlatforms.BARE);
    assertEquals("Intel", TestPlatforms.text(of(out, Features.PROCESSOR_MANUFACTURER)));
    assertEquals("Ice Lake", TestPlatforms.text(of(out, Features.PROCESSOR_MICROARCHITECTURE)));
    assertEquals(2021, TestPlatforms.number(of(out, Features.PROCESSOR_YEAR)));
    assertEquals(
        Provenance.DERIVED, TestPlatforms.provenance(of(out, Features.PROCESSOR_GENERATION)));
    assertEquals(2800, TestPlatforms.number(of(out, Features.PROCESSOR_BASE_CLOCK)));
  }

  @Test
  void keepsTheMakerWhereTheModelIsUnknown() {
    Readings out =
        judge(
            facts("Oddity 9000", "GenuineIntel", List.of("fpu"), clocks(0, 0, 0)),
            TestPlatforms.BARE);
    assertEquals("Intel", TestPlatforms.text(of(out, Features.PROCESSOR_MANUFACTURER)));
    assertTrue(
        TestPlatforms.reason(of(out, Features.PROCESSOR_GENERATION)).contains("Oddity 9000"));
  }

  @Test
  void listsOnlyWhatIsVulnerable() {
    Readings out =
        judge(facts("x", "GenuineIntel", List.of("fpu"), clocks(0, 0, 0)), TestPlatforms.BARE);
    Reading.Known open = (Reading.Known) of(out, Features.PROCESSOR_MITIGATIONS);
    assertEquals(Value.Names.of("mds"), open.value());
  }

  @Test
  void believesNoMaskedMicrocode() {
    ProcessorFacts facts = facts("x", "GenuineIntel", List.of("fpu"), clocks(0, 0, 0));
    assertTrue(
        of(judge(facts, TestPlatforms.KVM), Features.PROCESSOR_MICROCODE)
            instanceof Reading.Unknown);
    assertEquals(
        "0x1",
        TestPlatforms.text(of(judge(facts, TestPlatforms.BARE), Features.PROCESSOR_MICROCODE)));
  }

  @Test
  void dropsPlaceholdersOfTheMaximumClock() {
    String name = "AMD EPYC 9V74 80-Core Processor";
    Readings same =
        judge(
            facts(name, "AuthenticAMD", List.of("fpu"), clocks(2600, 0, 2600)),
            TestPlatforms.HYPER_V);
    assertTrue(of(same, Features.PROCESSOR_MAX_CLOCK) instanceof Reading.Unknown);
    Readings qemu =
        judge(
            facts(name, "AuthenticAMD", List.of("fpu"), clocks(0, 2000, 2000)), TestPlatforms.KVM);
    assertTrue(of(qemu, Features.PROCESSOR_MAX_CLOCK) instanceof Reading.Unknown);
    assertTrue(of(qemu, Features.PROCESSOR_BASE_CLOCK) instanceof Reading.Unknown);
    Readings real =
        judge(
            facts(name, "AuthenticAMD", List.of("fpu"), clocks(0, 3700, 2600)), TestPlatforms.KVM);
    assertEquals(3700, TestPlatforms.number(of(real, Features.PROCESSOR_MAX_CLOCK)));
    Readings metal =
        judge(
            facts(name, "AuthenticAMD", List.of("fpu"), clocks(3731.738, 4000, 2600)),
            TestPlatforms.BARE);
    assertEquals(3731.738, TestPlatforms.number(of(metal, Features.PROCESSOR_MAX_CLOCK)));
  }

  @Test
  void machineCheckRecoveryIsMaskedNotMissingInAVm() {
    ProcessorFacts without = facts("x", "AuthenticAMD", List.of("fpu"), clocks(0, 0, 0));
    assertFalse(
        TestPlatforms.flag(
            of(judge(without, TestPlatforms.BARE), Features.MACHINE_CHECK_RECOVERY)));
    assertTrue(
        of(judge(without, TestPlatforms.KVM), Features.MACHINE_CHECK_RECOVERY)
            instanceof Reading.Unknown);
    ProcessorFacts with = facts("x", "AuthenticAMD", List.of("succor"), clocks(0, 0, 0));
    assertTrue(
        TestPlatforms.flag(of(judge(with, TestPlatforms.KVM), Features.MACHINE_CHECK_RECOVERY)));
  }

  @Test
  void countsThreadsThatScaleAsCoresAsCores() {
    Topology two = new Topology(1, 4, 8, 1, "lscpu");
    Readings scaling = new Readings();
    new TopologyFeatures(two, TestPlatforms.KVM).write(OptionalDouble.of(0.99), scaling);
    assertEquals(8, TestPlatforms.number(of(scaling, Features.PROCESSOR_CORES)));
    assertEquals(1, TestPlatforms.number(of(scaling, Features.THREADS_PER_CORE)));
    assertEquals(
        Provenance.DERIVED, TestPlatforms.provenance(of(scaling, Features.PROCESSOR_CORES)));
    Readings shared = new Readings();
    new TopologyFeatures(two, TestPlatforms.KVM).write(OptionalDouble.of(0.55), shared);
    assertEquals(4, TestPlatforms.number(of(shared, Features.PROCESSOR_CORES)));
    Readings unmeasured = new Readings();
    new TopologyFeatures(two, TestPlatforms.KVM).write(OptionalDouble.empty(), unmeasured);
    assertTrue(
        ((Reading.Known) of(unmeasured, Features.PROCESSOR_CORES))
            .origin()
            .source()
            .contains("not confirmed"));
  }

  @Test
  void believesNoSocketPerVcpu() {
    Readings out = new Readings();
    new TopologyFeatures(new Topology(30, 30, 30, 1, "lscpu"), TestPlatforms.KVM)
        .write(OptionalDouble.empty(), out);
    assertTrue(of(out, Features.PROCESSOR_SOCKETS) instanceof Reading.Unknown);
    new TopologyFeatures(new Topology(1, 1, 1, 1, "lscpu"), TestPlatforms.KVM)
        .write(OptionalDouble.empty(), out);
    assertEquals(1, TestPlatforms.number(of(out, Features.PROCESSOR_SOCKETS)));
  }
}
