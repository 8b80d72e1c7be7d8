package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.json.FingerprintReader;
import io.personality.core.internal.json.FingerprintWriter;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real fleet, credited to Spare Cores (CC BY-SA 4.0). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpareCoresFleetTest {
  private final List<Fingerprint> fleet = new ArrayList<>();

  @BeforeAll
  void convertAll() throws IOException {
    Path file = FleetFolder.require().resolve("fleet.jsonl.gz");
    ProcessorCatalogue catalogue = ProcessorNames.catalogue();
    SpareCoresImport conversion = new SpareCoresImport(catalogue::identify, "test");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ForeignJson record = ToolJson.parse(Tool.LSCPU, line).orElse(ForeignJson.NOTHING);
        Parsed<Fingerprint> converted = conversion.convert(record.value());
        assertTrue(converted instanceof Parsed.Ok, converted::reason);
        fleet.add(((Parsed.Ok<Fingerprint>) converted).value());
      }
    }
  }

  @Test
  void everyFingerprintIsADocumentThatReadsBackTheSame() {
    Catalogue catalogue = CatalogueReader.read(List.of());
    FingerprintReader reader = new FingerprintReader(catalogue);
    FingerprintWriter writer =
        new FingerprintWriter(name -> catalogue.find(name).orElseThrow().unit());
    for (Fingerprint f : fleet) {
      assertTrue(
          withoutSource(f).equals(withoutSource(reader.read(writer.write(f)))), f.host()::value);
    }
  }

  /** A document keeps accelerators with the capacity, where their source has no place. */
  private static Fingerprint withoutSource(Fingerprint f) {
    return f.reading(Features.ACCELERATORS) instanceof Reading.Known known
        ? f.with(
            Features.ACCELERATORS,
            Reading.of(known.value(), Origin.of(Provenance.DECLARED, "capacity")))
        : f;
  }

  private long known(FeatureName feature) {
    return fleet.stream().filter(f -> f.reading(feature) instanceof Reading.Known).count();
  }

  private Fingerprint host(String id) {
    return fleet.stream().filter(f -> f.host().value().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void convertsEveryRecord() {
    assertEquals(2403, fleet.size());
    assertEquals(2403, fleet.stream().map(Fingerprint::host).distinct().count());
    assertTrue(fleet.stream().allMatch(f -> f.capacity().vcpus() > 0));
    assertTrue(fleet.stream().allMatch(f -> f.capacity().memoryMib() > 0));
    assertTrue(fleet.stream().allMatch(f -> f.observedAt().isPresent()));
  }

  @Test
  void mapsWhatWasMeasured() {
    assertEquals(2389, known(Features.FLOATING_POINT_PERFORMANCE));
    assertEquals(2389, known(Features.SINGLE_THREAD_PERFORMANCE));
    assertEquals(2396, known(Features.MEMORY_BANDWIDTH));
    assertEquals(1382, known(Features.MEMORY_LATENCY));
    assertEquals(2399, known(Features.CRYPTO_PERFORMANCE));
    assertEquals(2400, known(Features.PARALLEL_EFFICIENCY));
    assertEquals(0, known(Features.NETWORK_LATENCY));
  }

  @Test
  void aCoreNeverDoesMoreThanAllOfThem() {
    for (Fingerprint f : fleet) {
      if (f.reading(Features.FLOATING_POINT_PERFORMANCE) instanceof Reading.Known core) {
        double all = TestPlatforms.number(f.reading(Features.FLOATING_POINT_PERFORMANCE_TOTAL));
        assertTrue(((Value.Number) core.value()).number() <= all, f.host()::value);
      }
    }
  }

  @Test
  void believesEccOnBareMetalOnly() {
    for (Fingerprint f : fleet) {
      if (f.reading(Features.MEMORY_ECC) instanceof Reading.Known) {
        assertEquals(
            false, TestPlatforms.flag(f.reading(Features.HYPERVISOR_NESTED)), f.host()::value);
      }
    }
    assertEquals(66, known(Features.MEMORY_ECC));
  }

  @Test
  void addsUpNoImpossibleThirdLevelCaches() {
    for (Fingerprint f : fleet) {
      if (f.reading(Features.L3_CACHE_SIZE_TOTAL) instanceof Reading.Known total) {
        double sockets = TestPlatforms.number(f.reading(Features.PROCESSOR_SOCKETS));
        double each = ((Value.Number) total.value()).number() / sockets;
        assertTrue(each <= 1152, () -> f.host() + " has " + each + " MiB a socket");
      }
    }
  }

  @Test
  void findsAcceleratorsAndSaysNoneOnlyWhereSomebodyLooked() {
    long with = fleet.stream().filter(f -> !f.capacity().accelerators().isEmpty()).count();
    assertEquals(124, with, "117 with a list of GPUs and 7 whose GPUs only lshw saw");
    long a100 =
        fleet.stream()
            .filter(
                f -> f.capacity().accelerators().stream().anyMatch(a -> a.model().contains("A100")))
            .count();
    assertEquals(10, a100);
    for (Fingerprint f : fleet) {
      String server = f.host().value().toLowerCase(Locale.ROOT);
      if (server.startsWith("aws/inf") || server.startsWith("aws/trn")) {
        assertTrue(f.reading(Features.ACCELERATORS) instanceof Reading.Unknown, server);
      }
    }
  }

  @Test
  void takesThreadsForCoresWhereTheyScaleAsCores() {
    long whole =
        fleet.stream()
            .filter(
                f ->
                    f.reading(Features.PROCESSOR_CORES) instanceof Reading.Known cores
                        && cores.origin().source().startsWith("measured scaling"))
            .count();
    assertEquals(31, whole);
  }

  @Test
  void givesNetworkSpeedsThatExist() {
    for (Fingerprint f : fleet) {
      if (f.reading(Features.NETWORK_INTERFACE) instanceof Reading.Known known) {
        double gbps = ((Value.Number) known.value()).number();
        assertTrue(gbps > 0 && gbps <= 3200, () -> f.host() + " has " + gbps + " Gbit/s");
      }
    }
    assertEquals(8, TestPlatforms.number(host("ovh/b3-128").reading(Features.NETWORK_INTERFACE)));
  }

  @Test
  void tellsLocalDisksFromBlockStoresOverTheNetwork() {
    assertEquals("SSD", TestPlatforms.text(host("aws/m5.2xlarge").reading(Features.STORAGE_TYPE)));
    assertEquals(
        "NVMe SSD", TestPlatforms.text(host("aws/c5d.9xlarge").reading(Features.STORAGE_TYPE)));
  }
}
