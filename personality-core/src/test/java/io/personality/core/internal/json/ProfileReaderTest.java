package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.Violation;
import io.personality.model.Asked;
import io.personality.model.Avoidance;
import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileReaderTest {
  private static byte[] example() throws IOException {
    try (var in =
        ProfileReaderTest.class.getResourceAsStream("/profiles/high-precision-calculation.json")) {
      return in.readAllBytes();
    }
  }

  private static Profile expectedExample() {
    return Profile.builder("High-Precision Calculation Node")
        .description("Optimized for floating point intensive tasks.")
        .prefer("processor_manufacturer", "Intel")
        .prefer("processor_generation", "13th")
        .prefer("memory_type", "DDR5")
        .prefer("storage_type", "NVMe SSD")
        .prefer("network_interface", "100GbE")
        .prefer(
            Preference.of(
                FeatureName.ACCELERATORS,
                new Asked.Devices(List.of(Asked.DeviceRequest.of("GPU - NVIDIA A100")))))
        .trait("latency_sensitivity", Level.HIGH)
        .trait("throughput_priority", Level.MEDIUM)
        .trait("power_efficiency", Level.LOW)
        .trait("error_correction_level", Level.HIGH)
        .metric("floating_point_performance", 0.8)
        .metric("memory_bandwidth", 0.15)
        .metric("network_latency", 0.05)
        .build();
  }

  @Test
  void theExampleIsAcceptedByteForByte() throws IOException {
    assertEquals(expectedExample(), ProfileReader.read(example()).orThrow());
  }

  @Test
  void theExampleIsWrittenByteForByte() throws IOException {
    String text = new String(example(), StandardCharsets.UTF_8);
    assertEquals(text, ProfileWriter.write(expectedExample()) + "\n");
  }

  @Test
  void extensionsAreRead() {
    Profile profile =
        ProfileReader.read(
                """
                {"name": "Extended",
                 "requirements": [
                   {"feature": "processor_flags", "has_all": ["avx512f", "aes"]},
                   {"feature": "memory_bandwidth", "at_least": 200, "unit": "GB/s"},
                   {"feature": "processor_manufacturer", "one_of": ["Intel", "AMD"]},
                   {"feature": "memory_type", "at_least": "DDR4"},
                   {"feature": "processor_flags", "has_any": ["avx2"]},
                   {"feature": "threads_per_core", "none_of": [4, 8]},
                   {"feature": "memory_latency", "at_most": 110, "unit": "ns"}],
                 "hardware_preferences": {
                   "processor_manufacturer": {"value": "Intel", "required": true, "weight": 2},
                   "memory_ecc": true, "processor_cores": 16, "processor_flags": ["aes"],
                   "memory_size": {"value": 64, "unit": "GiB"},
                   "accelerators": ["GPU - NVIDIA A100",
                     {"model": "NVIDIA A100", "count": 2.0, "memory": "40 GiB", "required": true}]},
                 "avoid": [{"feature": "hypervisor_nested", "one_of": [true], "weight": 1}],
                 "balance": {"preferences": 0.3, "traits": 0.2, "metrics": 0.5}}
                """)
            .orThrow();
    Profile expected =
        Profile.builder("Extended")
            .require("processor_flags", new Condition.HasAll(List.of("avx512f", "aes")))
            .require("memory_bandwidth", new Condition.AtLeast(new Asked.Number(200, "GB/s")))
            .require(
                "processor_manufacturer", oneOf(new Asked.Text("Intel"), new Asked.Text("AMD")))
            .require("memory_type", new Condition.AtLeast(new Asked.Text("DDR4")))
            .require("processor_flags", new Condition.HasAny(List.of("avx2")))
            .require(
                "threads_per_core",
                new Condition.NoneOf(List.of(new Asked.Number(4, ""), new Asked.Number(8, ""))))
            .require("memory_latency", new Condition.AtMost(new Asked.Number(110, "ns")))
            .prefer(
                preference(
                    "processor_manufacturer", new Asked.Text("Intel"), true, Optional.of(2.0)))
            .prefer(Preference.of(new FeatureName("memory_ecc"), new Asked.Flag(true)))
            .prefer(Preference.of(new FeatureName("processor_cores"), new Asked.Number(16, "")))
            .prefer(
                Preference.of(new FeatureName("processor_flags"), new Asked.Names(List.of("aes"))))
            .prefer(preference("memory_size", new Asked.Number(64, "GiB"), false, Optional.empty()))
            .prefer(
                Preference.of(
                    FeatureName.ACCELERATORS,
                    new Asked.Devices(
                        List.of(
                            Asked.DeviceRequest.of("GPU - NVIDIA A100"),
                            new Asked.DeviceRequest(
                                "NVIDIA A100", 2, "40 GiB", true, Optional.empty(), true)))))
            .avoid(
                new Avoidance(
                    new FeatureName("hypervisor_nested"),
                    oneOf(new Asked.Flag(true)),
                    Optional.of(1.0)))
            .balance(new Balance(0.3, 0.2, 0.5))
            .build();
    assertEquals(expected, profile);
    assertEquals(expected, ProfileReader.read(ProfileWriter.write(profile)).orThrow());
  }

  private static Condition oneOf(Asked... values) {
    return new Condition.OneOf(List.of(values));
  }

  private static Preference preference(
      String feature, Asked asked, boolean required, Optional<Double> weight) {
    return new Preference(new FeatureName(feature), asked, required, weight, true);
  }

  @Test
  void conditionsAreWrittenOnOneLine() {
    Profile profile =
        Profile.builder("Lines")
            .require("memory_latency", new Condition.AtMost(new Asked.Number(110, "ns")))
            .metric("memory_latency", 1)
            .build();
    assertEquals(
        """
        {
          "name": "Lines",
          "requirements": [
            {"feature": "memory_latency", "at_most": 110, "unit": "ns"}
          ],
          "weighted_metrics": {
            "memory_latency": 1
          }
        }""",
        ProfileWriter.write(profile));
    assertEquals(
        "{\"name\":\"Lines\",\"requirements\":[{\"feature\":\"memory_latency\",\"at_most\":110,"
            + "\"unit\":\"ns\"}],\"weighted_metrics\":{\"memory_latency\":1}}",
        ProfileWriter.canonical(profile));
  }

  @Test
  void lengthsCountCharactersNotCodeUnits() {
    String rockets = "\uD83D\uDE80".repeat(200);
    String document = "{\"name\": \"%s\", \"weighted_metrics\": {\"memory_latency\": 1}}";
    assertEquals(rockets, ProfileReader.read(document.formatted(rockets)).orThrow().name());
    List<Violation> faults = ProfileReader.read(document.formatted(rockets + "x")).violations();
    assertEquals(List.of("/name"), faults.stream().map(Violation::pointer).toList());
  }

  @Test
  void noAcceleratorsAskedForIsNoTerm() {
    Profile profile =
        ProfileReader.read(
                "{\"name\": \"x\", \"hardware_preferences\":"
                    + " {\"accelerators\": [], \"memory_type\": \"DDR5\"}}")
            .orThrow();
    assertEquals(
        List.of("memory_type"),
        profile.preferences().stream().map(p -> p.feature().value()).toList());
  }

  private static final String FAULTY =
      """
      {"name": "",
       "requirements": [
         {"feature": "memory_typ"},
         {"feature": "memory_bandwidth", "at_least": 200, "extra": 1},
         5,
         {"feature": "procesor_flags", "has_all": ["aes"]}],
       "hardware_preferences": {
         "memory_type": {"value": "DDR5", "weight": 0},
         "storage_type": null,
         "accelerators": [7, "A100", {"model": ""}, {"model": "H100", "count": 0}]},
       "avoid": [{"feature": "hypervisor_nested"}, {"feature": "hypervisor", "one_of": [true]}],
       "behavioral_traits": {"latency_sensitivity": "hi", "power_efficiency": "low"},
       "weighted_metrics": {"memory_latency": -1, "storage_iops": 1}}
      """;

  @Test
  void whatHasNoFaultIsReadAllTheSame() {
    Profile profile = ProfileReader.read(FAULTY).profile().orElseThrow();
    assertEquals("unnamed", profile.name());
    assertEquals(
        List.of("memory_bandwidth", "procesor_flags"),
        profile.requirements().stream().map(Requirement::feature).map(FeatureName::value).toList());
    assertEquals(
        List.of("memory_type", "accelerators"),
        profile.preferences().stream().map(p -> p.feature().value()).toList());
    Asked.Devices devices = (Asked.Devices) profile.preferences().get(1).asked();
    assertEquals(
        List.of("A100", "H100"),
        devices.devices().stream().map(Asked.DeviceRequest::model).toList());
    assertEquals(1, profile.avoid().size());
    assertEquals("[power_efficiency]", profile.traits().keySet().toString());
    assertEquals("[storage_iops]", profile.metricWeights().keySet().toString());
  }

  @Test
  void namesOfWhatHasFaultsAreKeptForTheCatalogue() {
    assertEquals(
        Map.of(
            "/requirements/0/feature", "memory_typ",
            "/hardware_preferences/storage_type", "storage_type",
            "/avoid/0/feature", "hypervisor_nested",
            "/behavioral_traits/latency_sensitivity", "latency_sensitivity",
            "/weighted_metrics/memory_latency", "memory_latency"),
        ProfileReader.read(FAULTY).setAside());
  }

  @Test
  void faultsFoundLaterAreMovedToTheDocument() {
    ParsedProfile parsed = ProfileReader.read(FAULTY);
    Map<String, String> places =
        Map.of(
            "/requirements/0/feature", "/requirements/1/feature",
            "/requirements/1", "/requirements/3",
            "/requirements/1/has_all/0", "/requirements/3/has_all/0",
            "/avoid/0/feature", "/avoid/1/feature",
            "/hardware_preferences/accelerators/1/model",
                "/hardware_preferences/accelerators/3/model",
            "/hardware_preferences/memory_type", "/hardware_preferences/memory_type",
            "/weighted_metrics/storage_iops", "/weighted_metrics/storage_iops");
    places.forEach(
        (found, moved) ->
            assertEquals(
                new Violation(moved, "m", "r"), parsed.relocate(new Violation(found, "m", "r"))));
    List<Violation> all =
        parsed.with(List.of(new Violation("/requirements/1/feature", "unknown", "look it up")));
    assertTrue(all.contains(new Violation("/requirements/3/feature", "unknown", "look it up")));
    assertEquals(parsed.violations().size() + 1, all.size());
    assertEquals(all.stream().sorted().toList(), all);
  }

  /** The largest documents that are all faults are still refused at once. */
  @Test
  void manyFaultsAreReportedInBoundedSpace() {
    String requirements =
        "{\"name\": \"x\", \"requirements\": [" + "{\"a\":0},".repeat(4_999) + "{}]}";
    List<Violation> faults = ProfileReader.read(requirements).violations();
    assertTrue(faults.size() > 14_000, () -> faults.size() + " faults");
    String keys = "{" + "\"\":[".repeat(60) + "]}".repeat(60);
    assertTrue(!ProfileReader.read(keys).violations().isEmpty());
  }
}
