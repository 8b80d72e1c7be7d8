package io.personality.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FingerprintTableTest {
  private static final Map<String, String> UNITS =
      Map.of("l3_cache_size", "MiB", "memory_bandwidth", "GB/s", "network_latency", "us");

  private static final String FLAGS =
      "aes apic avx avx2 avx512f bmi1 bmi2 clflush cmov constant_tsc cpuid cx16 cx8 de fma fpu fxsr"
          + " ht lm mca mce mmx msr mtrr nopl nx pae pat pcid pge";

  private static Reading devices() {
    List<Accelerator> two =
        List.of(
            new Accelerator("pci:0000:41:00.0", "NVIDIA A100", 40960),
            new Accelerator("pci:0000:42:00.0", "NVIDIA A100", 40960));
    return Reading.of(new Value.Devices(two), Origin.of(Provenance.DECLARED, "lshw"));
  }

  private static Fingerprint fingerprint() {
    TreeMap<FeatureName, Reading> features = new TreeMap<>();
    features.put(
        new FeatureName("processor_model"),
        Reading.of("Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz", Provenance.DECLARED, "lscpu"));
    features.put(
        new FeatureName("processor_flags"),
        Reading.of(Value.Names.of(FLAGS.split(" ", -1)), Origin.of(Provenance.DECLARED, "lscpu")));
    features.put(new FeatureName("processor_cores"), Reading.of(32, Provenance.DECLARED, "lscpu"));
    features.put(new FeatureName("l3_cache_size"), Reading.of(35.75, Provenance.DECLARED, "/sys"));
    features.put(
        new FeatureName("memory_type"), Reading.of("DDR4", Provenance.DERIVED, "Skylake-SP"));
    features.put(
        new FeatureName("memory_ecc"),
        Reading.unknown("reported by the hypervisor, not by the hardware"));
    features.put(new FeatureName("accelerators"), devices());
    features.put(
        new FeatureName("memory_bandwidth"),
        Reading.of(
            new Value.Number(11.234567),
            Origin.of(Provenance.MEASURED, "probe")
                .over(5, 0.02)
                .at(Samples.NOW.minusSeconds(3 * 86_400))));
    features.put(
        new FeatureName("network_latency"),
        Reading.between(
            new Value.Number(10),
            new Value.Number(30),
            new Value.Number(90),
            Origin.of(Provenance.ESTIMATED, "twins")));
    return new Fingerprint(
        new HostId("rack12-u07"),
        Optional.of(Samples.NOW.minusSeconds(7200)),
        "personality 0.1.0",
        new Capacity(64, 262_144, List.of(), List.of()),
        new TreeMap<>(Map.of("zone", "eu-1a")),
        features);
  }

  private static String draw(Look look) {
    return new FingerprintTable(
            look, feature -> UNITS.getOrDefault(feature.value(), ""), Samples.NOW)
        .render(fingerprint());
  }

  @Test
  void groupsWithUnitOriginAndAge() {
    assertEquals(
        """
        rack12-u07   64 vCPUs, 256 GiB   zone=eu-1a   personality 0.1.0, 2 h ago

          identity
            processor_model   Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz
                              declared, lscpu
            processor_flags   30, all with --format json:
                              aes apic avx avx2 avx512f bmi1 bmi2 clflush cmov
                              constant_tsc cpuid cx16 cx8 de fma fpu fxsr ht lm mca …
                              declared, lscpu

          topology
            processor_cores   32                      declared, lscpu

          caches
            l3_cache_size     35.75 MiB               declared, /sys

          memory
            memory_ecc        unknown: reported by the hypervisor, not by the hardware
            memory_type       DDR4                    derived, Skylake-SP

          storage, network, accelerators
            accelerators      2 x NVIDIA A100 40 GiB  declared, lshw

          measured
            memory_bandwidth  11.23 GB/s              measured, probe, 5 x ±2 %, 3 d ago
            network_latency   30 us (10 to 90)        estimated, twins
        """,
        draw(Look.PIPED));
  }

  @Test
  void plainAsciiWhereSignsCannotBeShown() {
    String page = draw(new Look(120, false, false));
    assertTrue(page.chars().allMatch(c -> c < 128), page);
    assertTrue(page.contains("measured, probe, 5 x +-2 %, 3 d ago"), page);
  }

  @Test
  void everyFeatureOfTheCatalogueHasItsSection() throws IOException {
    List<String> homeless = new ArrayList<>();
    for (String name : catalogueFeatures()) {
      if (Section.of(new FeatureName(name)) == Section.OTHER) {
        homeless.add(name);
      }
    }
    assertEquals(List.of(), homeless);
  }

  @Test
  void metricsAreMeasuredAndSizesAreNot() {
    assertEquals(Section.MEASURED, Section.of(new FeatureName("memory_latency")));
    assertEquals(Section.MEASURED, Section.of(new FeatureName("l3_cache_latency")));
    assertEquals(Section.MEMORY, Section.of(new FeatureName("memory_cas_latency")));
    assertEquals(Section.CACHES, Section.of(new FeatureName("l3_cache_size_total")));
    assertEquals(Section.TOPOLOGY, Section.of(new FeatureName("processor_cores")));
    assertEquals(Section.IDENTITY, Section.of(new FeatureName("processor_year")));
  }

  private static List<String> catalogueFeatures() throws IOException {
    String path = "/io/personality/core/catalogue/features.json";
    try (InputStream in = FingerprintTableTest.class.getResourceAsStream(path)) {
      Matcher names =
          Pattern.compile("\"name\": \"([a-z0-9_]+)\"")
              .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<String> found = new ArrayList<>();
      while (names.find()) {
        found.add(names.group(1));
      }
      assertTrue(found.size() > 40, "only " + found.size() + " features found");
      return found;
    }
  }
}
