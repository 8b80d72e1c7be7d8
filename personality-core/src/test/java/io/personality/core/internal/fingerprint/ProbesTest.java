package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.FeatureName;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks orders of magnitude and what is left unmeasured; figures are for benchmarks. */
class ProbesTest {
  private static final long MIB = 1 << 20;

  /** Other work on the host that runs the tests must not decide what they find. */
  private static final ProbeClocks ALONE = new ProbeClocks(System::nanoTime, System::nanoTime);

  private static HostFacts host(int threads) {
    Caches caches =
        new Caches(
            CacheLevel.of(32 << 10, threads),
            CacheLevel.of(32 << 10, threads),
            CacheLevel.of(512 << 10, threads),
            CacheLevel.of(8 * MIB, 1),
            "lscpu");
    ProcessorFacts processor =
        new ProcessorFacts(
            ProcessorReading.named("x"),
            new TreeSet<>(),
            new TreeMap<>(),
            "",
            new ProcessorFacts.Clocks(0, 0, 0, 0),
            "lscpu");
    return new HostFacts(
        processor,
        Optional.empty(),
        new Topology(1, threads, threads, 1, "lscpu"),
        caches,
        "",
        TestPlatforms.KVM,
        new MemoryFacts(0, 0, Parsed.ok(Dmi.NONE), Parsed.refused("none"), false),
        new HostFacts.Board(Dmi.NONE.firmware(), "", "", "", ""),
        new HostFacts.Devices(
            new Sourced<>(Parsed.refused("none"), ""),
            new Sourced<>(Parsed.refused("none"), ""),
            Parsed.refused("none"),
            new Sourced<>(Parsed.refused("none"), ""),
            Optional.empty()));
  }

  private static Readings measure(ProbeSetup setup, HostFacts facts) {
    Readings out = new Readings();
    new Probes(setup).write(facts, out);
    return out;
  }

  private static double number(Readings out, FeatureName feature) {
    return TestPlatforms.number(out.all().get(feature));
  }

  @Test
  void measuresWithSamplesSpreadAndProvenance() {
    Readings out = measure(new ProbeSetup(2, 128 * MIB, ALONE, Optional.empty()), host(1));
    for (FeatureName feature :
        List.of(
            Features.FLOATING_POINT_PERFORMANCE,
            Features.INTEGER_PERFORMANCE_TOTAL,
            Features.PARALLEL_EFFICIENCY,
            Features.MEMORY_BANDWIDTH,
            Features.CRYPTO_PERFORMANCE,
            Features.MEMORY_LATENCY,
            Features.WAKEUP_JITTER)) {
      assertTrue(out.all().get(feature) instanceof Reading.Known, feature::value);
      Reading.Known known = (Reading.Known) out.all().get(feature);
      assertTrue(known.origin().samples() >= 5, feature::value);
      assertEquals(Provenance.MEASURED, known.origin().provenance());
      assertEquals("personality-probe", known.origin().source());
      assertTrue(TestPlatforms.number(known) > 0, feature::value);
    }
    assertTrue(number(out, Features.FLOATING_POINT_PERFORMANCE) < 1_000);
    assertTrue(number(out, Features.L1_CACHE_LATENCY) < number(out, Features.MEMORY_LATENCY));
    assertTrue(out.all().get(Features.SINGLE_THREAD_PERFORMANCE) instanceof Reading.Unknown);
    assertTrue(out.all().get(Features.STORAGE_LATENCY) instanceof Reading.Unknown);
  }

  @Test
  void aSmallBudgetOrHeapLeavesMetricsUnknown() {
    Readings poor = measure(new ProbeSetup(0.001, 128 * MIB, ALONE, Optional.empty()), host(64));
    assertTrue(
        TestPlatforms.reason(poor.all().get(Features.INTEGER_PERFORMANCE)).contains("budget"));
    assertTrue(TestPlatforms.reason(poor.all().get(Features.MEMORY_LATENCY)).contains("budget"));
    Readings small = measure(new ProbeSetup(0.5, 4 * MIB, ALONE, Optional.empty()), host(1));
    assertTrue(TestPlatforms.reason(small.all().get(Features.MEMORY_BANDWIDTH)).contains("heap"));
    assertTrue(TestPlatforms.reason(small.all().get(Features.MEMORY_LATENCY)).contains("heap"));
  }

  @Test
  void aChaseVisitsEveryElementOnceACycle() {
    for (long bytes : new long[] {256, 16 << 10, 9 * MIB}) {
      ChaseKernel chase = ChaseKernel.over(bytes);
      int elements = (int) (bytes / 128);
      assertEquals(elements, chase.cycleLength(), "bytes " + bytes);
    }
  }

  @Test
  void storageIsMeasuredPastThePageCacheOrNotAtAll(@TempDir Path folder) throws Exception {
    Readings out = new Readings();
    new StorageProbe(new ProbeSetup(1, 0, ALONE, Optional.of(folder))).write(out);
    Reading latency = out.all().get(Features.STORAGE_LATENCY);
    if (latency instanceof Reading.Known) {
      assertTrue(TestPlatforms.number(latency) > 0);
      assertTrue(number(out, Features.STORAGE_IOPS) > 0);
    } else {
      assertTrue(TestPlatforms.reason(latency).contains("direct reads"));
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void whatABusyHostSpoilsIsUnknown() {
    ProbeClocks busy = new ProbeClocks(System::nanoTime, () -> 0);
    Readings out = measure(new ProbeSetup(1, 128 * MIB, busy, Optional.empty()), host(1));
    for (FeatureName feature :
        List.of(
            Features.INTEGER_PERFORMANCE,
            Features.PARALLEL_EFFICIENCY,
            Features.MEMORY_LATENCY,
            Features.CRYPTO_PERFORMANCE_TOTAL)) {
      assertTrue(TestPlatforms.reason(out.all().get(feature)).contains("busy"), feature::value);
    }
  }

  @Test
  void measuresWhereNobodyCountsProcessorTime() {
    ProbeClocks uncounted = new ProbeClocks(System::nanoTime, () -> -1);
    Readings out = measure(new ProbeSetup(0.5, 4 * MIB, uncounted, Optional.empty()), host(1));
    assertTrue(number(out, Features.INTEGER_PERFORMANCE) > 0);
  }

  @Test
  void sumsUpSamples() {
    assertEquals(new Sampled(2, 3, 0.5, 1), Sampled.of(3, 1, 2));
    assertEquals(2.5, Sampled.of(1, 2, 3, 4).value());
    assertEquals(0, Sampled.of(7).spread());
  }
}
