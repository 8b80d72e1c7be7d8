package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.model.Accelerator;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxFingerprinterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final ProcessorCatalogue catalogue = ProcessorNames.catalogue();

  private Fingerprint take(HostFiles files, Optional<HostId> host, boolean measure) {
    FingerprintSetup setup =
        new FingerprintSetup(
            host, "personality test", Map.of("rack", "r12"), Clock.fixed(NOW, ZoneOffset.UTC));
    return LinuxFingerprinter.of(files, catalogue::identify, setup).fingerprint(measure);
  }

  private static void assertComplete(Fingerprint fingerprint) {
    for (ForeignJson feature : ProcessorNames.resource("features.json").at("features").items()) {
      FeatureName name = new FeatureName(feature.at("name").text());
      assertTrue(fingerprint.features().containsKey(name), name::value);
    }
  }

  @Test
  void readsTheKernelsViewWithoutAnyTool(@TempDir Path folder) throws Exception {
    FixtureTree.bareMetal(folder);
    Fingerprint f = take(new FolderFiles(folder), Optional.empty(), false);
    assertComplete(f);
    assertEquals(new HostId("rack12-u07"), f.host());
    assertEquals(Optional.of(NOW), f.observedAt());
    assertEquals(Map.of("rack", "r12"), f.labels());
    assertEquals(4, f.capacity().vcpus());
    assertEquals(63_476, f.capacity().memoryMib());
    assertEquals(List.of(new PagePool(0, 2048, 512)), f.capacity().pagePools());
    assertEquals(
        List.of(new Accelerator("pci:0000:41:00.0", "NVIDIA A100 PCIe 40GB", 0)),
        f.capacity().accelerators());
    assertEquals(
        "Zen 3 (Milan)", TestPlatforms.text(f.reading(Features.PROCESSOR_MICROARCHITECTURE)));
    assertEquals(2, TestPlatforms.number(f.reading(Features.PROCESSOR_CORES)));
    assertEquals(512, TestPlatforms.number(f.reading(Features.L2_CACHE_SIZE)));
    assertEquals(32, TestPlatforms.number(f.reading(Features.L3_CACHE_SIZE_TOTAL)));
    assertEquals(100, TestPlatforms.number(f.reading(Features.NETWORK_INTERFACE)));
    assertEquals("NVMe SSD", TestPlatforms.text(f.reading(Features.STORAGE_TYPE)));
    assertEquals("Acme Rack One", TestPlatforms.text(f.reading(Features.SYSTEM_PRODUCT)));
    assertEquals(2, TestPlatforms.number(f.reading(Features.CORRECTED_ERROR_RATE)));
    assertTrue(TestPlatforms.flag(f.reading(Features.MEMORY_ECC)));
    assertFalse(TestPlatforms.flag(f.reading(Features.HYPERVISOR_NESTED)));
    assertTrue(TestPlatforms.flag(f.reading(Features.VIRTUALIZATION_EXTENSIONS)));
  }

  @Test
  void whatThePlatformImpliesStandsInWithItsProvenance(@TempDir Path folder) throws Exception {
    FixtureTree.bareMetal(folder);
    Fingerprint f = take(new FolderFiles(folder), Optional.empty(), false);
    assertEquals("DDR4", TestPlatforms.text(f.reading(Features.MEMORY_TYPE)));
    assertEquals(Provenance.DERIVED, TestPlatforms.provenance(f.reading(Features.MEMORY_TYPE)));
    assertEquals(8, TestPlatforms.number(f.reading(Features.MEMORY_CHANNELS)));
  }

  @Test
  void anEmptyFolderGivesReasonsAndNoGuesses(@TempDir Path folder) {
    HostId id = new HostId("nobody");
    Fingerprint f = take(new FolderFiles(folder), Optional.of(id), false);
    assertComplete(f);
    assertEquals(id, f.host());
    assertTrue(f.features().values().stream().allMatch(r -> r instanceof Reading.Unknown));
    assertEquals(
        "there is no dmidecode.txt", TestPlatforms.reason(f.reading(Features.MEMORY_TYPE)));
    assertEquals("there is no lshw.json", TestPlatforms.reason(f.reading(Features.ACCELERATORS)));
  }

  @Test
  void capturedFilesAreNeverMeasured(@TempDir Path folder) throws Exception {
    FixtureTree.bareMetal(folder);
    Fingerprint f = take(new FolderFiles(folder), Optional.empty(), true);
    assertTrue(TestPlatforms.reason(f.reading(Features.MEMORY_LATENCY)).contains("captured files"));
  }

  @Test
  void fingerprintsTheRunningHost() {
    Fingerprint f = take(new RunningHost(Duration.ofSeconds(10)), Optional.empty(), false);
    assertComplete(f);
    assertTrue(f.capacity().vcpus() >= 1);
    assertTrue(f.capacity().memoryMib() > 100);
    assertTrue(f.reading(Features.PROCESSOR_FLAGS) instanceof Reading.Known);
  }

  @Test
  void linksOutOfACapturedFolderAreNotFollowed(@TempDir Path folder) throws Exception {
    new FixtureTree(folder)
        .file("proc/version", "x")
        .link("proc/cpuinfo", "/proc/cpuinfo")
        .link("proc/meminfo", "version");
    FolderFiles files = new FolderFiles(folder);
    assertTrue(files.text("proc/cpuinfo").reason().contains("leads out of the folder"));
    assertEquals(Parsed.ok("x"), files.text("proc/meminfo"));
    assertEquals("version", files.linkTarget("proc/meminfo"));
    assertFalse(files.text("../etc/hostname").isOk());
    assertFalse(files.text("proc").isOk());
  }
}
