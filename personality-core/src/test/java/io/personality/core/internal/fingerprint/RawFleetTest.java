package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Outputs of tools on real hosts, credited to Spare Cores (CC BY-SA 4.0). */
class RawFleetTest {
  private static final int CUTS = 50;

  private final ProcessorCatalogue catalogue = ProcessorNames.catalogue();

  private static List<Path> hosts() throws IOException {
    List<Path> hosts = new ArrayList<>();
    Path raw = FleetFolder.require().resolve("raw");
    try (Stream<Path> paths = Files.walk(raw, 2)) {
      paths
          .filter(path -> Files.isDirectory(path) && raw.relativize(path).getNameCount() == 2)
          .sorted()
          .forEach(hosts::add);
    }
    assertEquals(37, hosts.size());
    return hosts;
  }

  private static Parsed<?> read(Tool tool, String text) {
    return switch (tool) {
      case LSCPU -> new LscpuReader().read(text);
      case LSHW -> new LshwReader().read(text);
      case DMIDECODE -> new DmidecodeReader().read(text);
      case DECODE_DIMMS -> new DecodeDimmsReader().read(text);
      case LSBLK -> new LsblkReader().read(text);
      case NVIDIA_SMI -> new NvidiaSmiReader().read(text);
      case KVM_OK -> ToolJson.parse(tool, text);
    };
  }

  @Test
  void everyCapturedFileIsReadOrRefusedWithAReason() throws IOException {
    int read = 0;
    for (Path host : hosts()) {
      for (Tool tool : Tool.values()) {
        Path file = host.resolve(tool.captured());
        if (Files.exists(file)) {
          Parsed<?> parsed = read(tool, Files.readString(file));
          read += parsed.isOk() ? 1 : 0;
          boolean empty = Files.size(file) < 100;
          assertTrue(parsed.isOk() || empty, () -> file + ": " + parsed.reason());
          assertTrue(parsed.isOk() || !parsed.reason().isBlank());
        }
      }
    }
    assertTrue(read > 150, "files read: " + read);
  }

  @Test
  void filesCutAnywhereNeverCrashAReader() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_124);
    for (Path host : hosts()) {
      for (Tool tool : Tool.values()) {
        Path file = host.resolve(tool.captured());
        if (Files.exists(file)) {
          byte[] bytes = Files.readAllBytes(file);
          for (int i = 0; i < CUTS; i++) {
            int length = random.nextInt(bytes.length + 1);
            String cut = new String(bytes, 0, length, StandardCharsets.UTF_8);
            assertFalse(read(tool, cut).toString().isEmpty());
          }
        }
      }
    }
  }

  @Test
  void everyHostHasEveryFeatureKnownOrWithAReason() throws IOException {
    List<String> names =
        ProcessorNames.resource("features.json").at("features").items().stream()
            .map(feature -> feature.at("name").text())
            .toList();
    for (Path host : hosts()) {
      Fingerprint fingerprint = fingerprint(host);
      for (String name : names) {
        assertTrue(
            fingerprint.features().keySet().stream().anyMatch(f -> f.value().equals(name)),
            () -> host + " lacks " + name);
      }
    }
  }

  private Fingerprint fingerprint(Path host) {
    FingerprintSetup setup =
        new FingerprintSetup(
            Optional.of(new HostId(host.getFileName().toString())),
            "test",
            Map.of(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    return LinuxFingerprinter.of(new FolderFiles(host), catalogue::identify, setup)
        .fingerprint(false);
  }

  private Fingerprint of(String host) throws IOException {
    return fingerprint(FleetFolder.require().resolve("raw").resolve(host));
  }

  @Test
  void believesEccOnBareMetalOnly() throws IOException {
    assertTrue(TestPlatforms.flag(of("aws/c6a.metal").reading(Features.MEMORY_ECC)));
    assertTrue(TestPlatforms.flag(of("aws/c7gn.metal").reading(Features.MEMORY_ECC)));
    for (String host : List.of("alicloud/ecs.g6r.8xlarge", "gcp/c4a-highcpu-2", "hcloud/ccx13")) {
      assertTrue(of(host).reading(Features.MEMORY_ECC) instanceof Reading.Unknown, host);
    }
  }

  @Test
  void unsumsCaches() throws IOException {
    Fingerprint metal = of("aws/c6a.metal");
    assertEquals(32, TestPlatforms.number(metal.reading(Features.L1_DATA_CACHE_SIZE)));
    assertEquals(512, TestPlatforms.number(metal.reading(Features.L2_CACHE_SIZE)));
    assertEquals(32, TestPlatforms.number(metal.reading(Features.L3_CACHE_SIZE)));
    assertEquals(384, TestPlatforms.number(metal.reading(Features.L3_CACHE_SIZE_TOTAL)));
  }

  @Test
  void findsGpusByToolAndOnTheBus() throws IOException {
    assertEquals(8, of("aws/g6e.48xlarge").capacity().accelerators().size());
    assertEquals(1, of("aws/g4ad.4xlarge").capacity().accelerators().size());
    // nvidia-smi sees nothing there, and yet the device is on the bus
    assertEquals(1, of("upcloud/GPU-16xCPU-192GB-1xL4").capacity().accelerators().size());
    assertTrue(of("aws/t3.medium").capacity().accelerators().isEmpty());
    assertTrue(of("aws/t3.medium").reading(Features.ACCELERATORS) instanceof Reading.Known);
    assertTrue(
        of("alicloud/ecs.c7a-nps1.16xlarge").reading(Features.ACCELERATORS)
            instanceof Reading.Unknown);
  }
}
