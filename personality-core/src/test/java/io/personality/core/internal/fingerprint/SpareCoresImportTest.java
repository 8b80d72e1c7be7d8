package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On records of servers that do not exist. */
class SpareCoresImportTest {
  private final ProcessorCatalogue catalogue = ProcessorNames.catalogue();

  private static Map<String, Object> record(int threadsPerCore, double multi) {
    Map<String, Object> cpu = new LinkedHashMap<>();
    cpu.put("architecture", "x86_64");
    cpu.put("vendor_id", "AuthenticAMD");
    cpu.put("model_name", "AMD EPYC 7763 64-Core Processor");
    cpu.put("sockets", 1);
    cpu.put("cores", 8 / threadsPerCore);
    cpu.put("threads", 8);
    cpu.put("numa_nodes", 1);
    cpu.put("l2_bytes", 8 / threadsPerCore * (512 << 10));
    cpu.put("l2_instances", 8 / threadsPerCore);
    cpu.put("l3_bytes", 32 << 20);
    cpu.put("l3_instances", 1);
    cpu.put("hypervisor", "KVM");
    cpu.put("flags", List.of("fpu", "hypervisor"));
    cpu.put("vulnerabilities", List.of("Spec store bypass"));
    Map<String, Object> measured = new LinkedHashMap<>();
    measured.put("stressng_div16.single", 100);
    measured.put("stressng_div16.multi", multi);
    measured.put("passmark.cpu.floating_point_math", 24_000);
    measured.put("bw_mem.read.512mb", 48_000);
    measured.put("membench.latency.512kb", 7);
    measured.put("membench.latency.8192kb", 14);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("vendor", "acme");
    record.put("server", "one");
    record.put("cpu", cpu);
    record.put("memory", Map.of("os_mib", 30_000, "lshw_bytes", 32L << 30));
    record.put("measured", measured);
    record.put("measured_to", "2026-03-04");
    return record;
  }

  private Fingerprint convert(Map<String, Object> record) {
    Parsed<Fingerprint> parsed = new SpareCoresImport(catalogue::identify, "test").convert(record);
    assertTrue(parsed instanceof Parsed.Ok, parsed::reason);
    return ((Parsed.Ok<Fingerprint>) parsed).value();
  }

  @Test
  void convertsARecordWithoutCatalogue() {
    Fingerprint f = convert(record(2, 450));
    assertEquals("acme/one", f.host().value());
    assertEquals(Map.of("provider", "acme"), f.labels());
    assertEquals(Optional.of(Instant.parse("2026-03-04T00:00:00Z")), f.observedAt());
    assertEquals(8, f.capacity().vcpus());
    assertEquals(30_000, f.capacity().memoryMib());
    assertEquals(2021, TestPlatforms.number(f.reading(Features.PROCESSOR_YEAR)));
  }

  @Test
  void dividesByCoresWhatAllOfThemDid() {
    Fingerprint f = convert(record(2, 450));
    assertEquals(6, TestPlatforms.number(f.reading(Features.FLOATING_POINT_PERFORMANCE)));
    assertEquals(24, TestPlatforms.number(f.reading(Features.FLOATING_POINT_PERFORMANCE_TOTAL)));
    assertEquals(12, TestPlatforms.number(f.reading(Features.MEMORY_BANDWIDTH)));
    assertEquals(
        Provenance.MEASURED,
        TestPlatforms.provenance(f.reading(Features.FLOATING_POINT_PERFORMANCE)));
    assertEquals(0.5625, TestPlatforms.number(f.reading(Features.PARALLEL_EFFICIENCY)), 1e-12);
  }

  @Test
  void dividesByThreadsThatScaleAsCores() {
    Fingerprint f = convert(record(2, 790));
    assertEquals(3, TestPlatforms.number(f.reading(Features.FLOATING_POINT_PERFORMANCE)));
    assertEquals(8, TestPlatforms.number(f.reading(Features.PROCESSOR_CORES)));
    assertTrue(
        ((Reading.Known) f.reading(Features.FLOATING_POINT_PERFORMANCE))
            .origin()
            .source()
            .contains("scale as whole cores"));
  }

  @Test
  void takesCacheLatencyOnlyWhereTheBufferFits() {
    Fingerprint f = convert(record(2, 450));
    assertTrue(f.reading(Features.L2_CACHE_LATENCY) instanceof Reading.Unknown);
    assertEquals(14, TestPlatforms.number(f.reading(Features.L3_CACHE_LATENCY)));
    assertTrue(f.reading(Features.MEMORY_LATENCY) instanceof Reading.Unknown);
  }

  @Test
  void anEmptyListOfGpusIsNoneOnlyWhereLshwLooked() {
    Map<String, Object> looked = record(1, 800);
    looked.put("gpus", List.of());
    assertTrue(convert(looked).reading(Features.ACCELERATORS) instanceof Reading.Known);
    looked.put("memory", Map.of("os_mib", 30_000));
    assertTrue(convert(looked).reading(Features.ACCELERATORS) instanceof Reading.Unknown);
    Map<String, Object> sold = record(1, 800);
    sold.put("catalog", Map.of("description", "FPGA host", "cpu_allocation", "DEDICATED"));
    assertTrue(convert(sold).reading(Features.ACCELERATORS) instanceof Reading.Unknown);
    assertEquals(
        "dedicated", TestPlatforms.text(convert(sold).reading(Features.PROCESSOR_ALLOCATION)));
  }

  @Test
  void readsGpusAndTheirMaker() {
    Map<String, Object> record = record(1, 800);
    record.put(
        "gpus",
        List.of(
            Map.of("model", "Tesla T4", "memory_mib", 15_360), Map.of("model", "Radeon Pro V520")));
    record.put("gpus_from", "nvidia-smi");
    Fingerprint f = convert(record);
    assertEquals("NVIDIA Tesla T4", f.capacity().accelerators().get(0).model());
    assertEquals(15_360, f.capacity().accelerators().get(0).memoryMib());
    assertEquals("AMD Radeon Pro V520", f.capacity().accelerators().get(1).model());
  }

  @Test
  void refusesWhatIsNoRecord() {
    SpareCoresImport conversion = new SpareCoresImport(catalogue::identify, "test");
    for (Object odd :
        List.of(
            "x",
            List.of(),
            Map.of(),
            Map.of("vendor", "a", "server", "b"),
            Map.of("vendor", "a", "server", "x".repeat(300), "cpu", Map.of()))) {
      assertFalse(conversion.convert(odd).isOk(), odd::toString);
    }
  }

  @Test
  void survivesARecordWithoutNumbers() {
    Fingerprint f =
        convert(new LinkedHashMap<>(Map.of("vendor", "a", "server", "b", "cpu", Map.of())));
    assertEquals(0, f.capacity().vcpus());
    assertEquals(Optional.empty(), f.observedAt());
  }
}
