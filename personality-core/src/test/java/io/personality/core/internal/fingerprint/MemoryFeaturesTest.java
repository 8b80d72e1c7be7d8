package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.FeatureName;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryFeaturesTest {
  private static final long GIB = 1L << 30;
  private static final Parsed<List<DimmTiming>> NO_TIMINGS =
      Parsed.refused("decode-dimms is not installed");

  private static Dmi.Module module(String type, int speed, int configured) {
    return new Dmi.Module(16 * GIB, type, speed, configured, 0, 0);
  }

  private static Dmi dmi(List<String> corrections, Dmi.Module... modules) {
    return new Dmi(
        Dmi.NONE.firmware(), Dmi.NONE.system(), List.of(), corrections, List.of(modules));
  }

  private static Readings judge(MemoryFacts facts, Platform platform, String processor) {
    Readings out = new Readings();
    new MemoryFeatures(
            facts,
            platform,
            processor.isEmpty()
                ? Optional.empty()
                : ProcessorNames.catalogue().identify(ProcessorReading.named(processor)))
        .write(out);
    return out;
  }

  private static Readings judge(Dmi dmi, Platform platform) {
    return judge(new MemoryFacts(0, 0, Parsed.ok(dmi), NO_TIMINGS, false), platform, "");
  }

  private static Reading of(Readings out, FeatureName feature) {
    return out.all().get(feature);
  }

  @Test
  void theSlowestModuleAsConfiguredSetsTheSpeed() {
    Readings out =
        judge(
            dmi(List.of(), module("DDR5", 5600, 4800), module("DDR5", 5600, 5200)),
            TestPlatforms.BARE);
    assertEquals("DDR5", TestPlatforms.text(of(out, Features.MEMORY_TYPE)));
    assertEquals(4800, TestPlatforms.number(of(out, Features.MEMORY_SPEED)));
    assertEquals(2, TestPlatforms.number(of(out, Features.MEMORY_MODULES)));
    assertEquals(32_768, TestPlatforms.number(of(out, Features.MEMORY_SIZE)));
  }

  @Test
  void takesRamForAPlaceholder() {
    Readings out = judge(dmi(List.of(), module("RAM", 0, 0)), TestPlatforms.KVM);
    assertTrue(TestPlatforms.reason(of(out, Features.MEMORY_TYPE)).contains("placeholder"));
    assertTrue(of(out, Features.MEMORY_SPEED) instanceof Reading.Unknown);
  }

  @Test
  void believesAVmsTypeOnlyWhereTheProcessorTakesIt() {
    MemoryFacts ddr4 =
        new MemoryFacts(
            0, 0, Parsed.ok(dmi(List.of(), module("DDR4", 3200, 0))), NO_TIMINGS, false);
    Readings milan = judge(ddr4, TestPlatforms.KVM, "AMD EPYC 7763 64-Core Processor");
    assertEquals("DDR4", TestPlatforms.text(of(milan, Features.MEMORY_TYPE)));
    assertEquals(3200, TestPlatforms.number(of(milan, Features.MEMORY_SPEED)));
    Readings genoa = judge(ddr4, TestPlatforms.KVM, "AMD EPYC 9654 96-Core Processor");
    assertTrue(TestPlatforms.reason(of(genoa, Features.MEMORY_TYPE)).contains("does not take"));
    assertTrue(of(genoa, Features.MEMORY_SPEED) instanceof Reading.Unknown);
  }

  @Test
  void refusesSpeedsThatTheTypeDoesNotHave() {
    Readings out = judge(dmi(List.of(), module("DDR4", 65_535, 0)), TestPlatforms.BARE);
    assertTrue(TestPlatforms.reason(of(out, Features.MEMORY_SPEED)).contains("no speed of DDR4"));
  }

  @Test
  void believesEccOnBareMetalOnly() {
    Dmi stated = dmi(List.of("Multi-bit ECC"), module("DDR4", 3200, 0));
    assertTrue(TestPlatforms.flag(of(judge(stated, TestPlatforms.BARE), Features.MEMORY_ECC)));
    for (Platform platform :
        List.of(TestPlatforms.KVM, TestPlatforms.HYPER_V, TestPlatforms.UNTOLD)) {
      Readings out = judge(stated, platform);
      assertTrue(of(out, Features.MEMORY_ECC) instanceof Reading.Unknown);
      assertTrue(of(out, Features.MEMORY_MODULES) instanceof Reading.Unknown);
    }
    Dmi none = dmi(List.of("None"), module("DDR4", 3200, 0));
    assertFalse(TestPlatforms.flag(of(judge(none, TestPlatforms.BARE), Features.MEMORY_ECC)));
    Dmi mixed = dmi(List.of("Multi-bit ECC", "None"), module("DDR4", 3200, 0));
    assertFalse(TestPlatforms.flag(of(judge(mixed, TestPlatforms.BARE), Features.MEMORY_ECC)));
  }

  @Test
  void tellsEccFromTheWidthOrTheKernelWhereTheFirmwareDoesNotSay() {
    Dmi.Module wide = new Dmi.Module(GIB, "DDR5", 4800, 4800, 80, 64);
    Readings byWidth = judge(dmi(List.of(), wide), TestPlatforms.BARE);
    assertTrue(TestPlatforms.flag(of(byWidth, Features.MEMORY_ECC)));
    assertEquals(Provenance.DERIVED, TestPlatforms.provenance(of(byWidth, Features.MEMORY_ECC)));
    Dmi.Module plain = new Dmi.Module(GIB, "DDR5", 4800, 4800, 64, 64);
    assertFalse(
        TestPlatforms.flag(
            of(judge(dmi(List.of(), plain), TestPlatforms.BARE), Features.MEMORY_ECC)));
    MemoryFacts driven = new MemoryFacts(0, 0, Parsed.ok(dmi(List.of())), NO_TIMINGS, true);
    assertTrue(TestPlatforms.flag(of(judge(driven, TestPlatforms.BARE, ""), Features.MEMORY_ECC)));
  }

  @Test
  void takesTimingsOfTheSlowestModule() {
    List<DimmTiming> modules =
        List.of(
            new DimmTiming("DDR4", 3200, 13.75, 13.75, 13.75, 32, 8),
            new DimmTiming("DDR4", 2933, 14.32, 14.32, 14.32, 32, 8));
    MemoryFacts facts =
        new MemoryFacts(
            0, 0, Parsed.refused("dmidecode is not installed"), Parsed.ok(modules), false);
    Readings out = judge(facts, TestPlatforms.BARE, "");
    assertEquals(14.32, TestPlatforms.number(of(out, Features.MEMORY_CAS_LATENCY)));
    assertEquals(32, TestPlatforms.number(of(out, Features.MEMORY_ROW_ACTIVE)));
    assertEquals("DDR4", TestPlatforms.text(of(out, Features.MEMORY_TYPE)));
    assertTrue(TestPlatforms.flag(of(out, Features.MEMORY_ECC)));
    assertEquals(
        "dmidecode is not installed", TestPlatforms.reason(of(out, Features.MEMORY_SPEED)));
  }

  @Test
  void takesTheKernelsSizeWhereTheFirmwaresIsFarOff() {
    Dmi twice =
        dmi(List.of(), Collections.nCopies(4, module("RAM", 0, 0)).toArray(Dmi.Module[]::new));
    MemoryFacts halved = new MemoryFacts(31_000, 0, Parsed.ok(twice), NO_TIMINGS, false);
    assertEquals(
        31_000,
        TestPlatforms.number(of(judge(halved, TestPlatforms.KVM, ""), Features.MEMORY_SIZE)));
    MemoryFacts usual = new MemoryFacts(63_000, 0, Parsed.ok(twice), NO_TIMINGS, false);
    assertEquals(
        65_536,
        TestPlatforms.number(of(judge(usual, TestPlatforms.KVM, ""), Features.MEMORY_SIZE)));
  }
}
