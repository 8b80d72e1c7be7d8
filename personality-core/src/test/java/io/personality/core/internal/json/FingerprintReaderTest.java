package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintReaderTest {
  private static final FingerprintReader READER =
      new FingerprintReader(FingerprintArbitraries.CATALOGUE);

  private static String document(String features) {
    return "{\"schema\": 1, \"host\": \"h\", \"capacity\": {\"vcpus\": 4, \"memory_mib\": 8},"
        + " \"features\": {"
        + features
        + "}}";
  }

  private static Reading reading(String feature, String json) {
    return READER.read(document("\"" + feature + "\": " + json)).reading(new FeatureName(feature));
  }

  private static double number(String feature, String json) {
    return ((Value.Number) ((Reading.Known) reading(feature, json)).value()).number();
  }

  /** Pointers of all faults. */
  private static List<String> faults(String text) {
    InvalidFingerprintException e =
        assertThrows(InvalidFingerprintException.class, () -> READER.read(text));
    e.violations().forEach(fault -> assertFalse(fault.remedy().isBlank(), fault::toString));
    return e.violations().stream().map(Violation::pointer).toList();
  }

  @Test
  void everyPartIsRead() {
    String text =
        """
        {"schema": 1.0, "host": "aws/m5.xlarge", "observed_at": "2026-11-24T10:00:00Z",
         "probe": "personality 0.1.0",
         "capacity": {"vcpus": 4, "memory_mib": 15832,
           "accelerators": [{"id": "pci:0000:41:00.0", "model": "NVIDIA A100", "memory_mib": 40960}],
           "page_pools": [{"cell": 1, "page_kib": 2048, "pages": 512}]},
         "labels": {"zone": "eu-1a", "rack": "r12"},
         "features": {
           "processor_model": {"value": "Xeon 8175M", "provenance": "declared", "source": "lscpu"},
           "memory_bandwidth": {"value": 11.2, "unit": "GB/s", "lower": 11, "upper": 11.5,
             "provenance": "measured", "source": "membench", "samples": 5, "spread": 0.02,
             "observed_at": "2026-11-24T09:00:00.5Z"},
           "processor_flags": {"value": ["sse2", "aes"], "provenance": "declared"},
           "memory_ecc": {"unknown": "reported by the hypervisor"}}}
        """;
    Accelerator a100 = new Accelerator("pci:0000:41:00.0", "NVIDIA A100", 40960);
    Map<FeatureName, Reading> features = new TreeMap<>();
    features.put(
        FeatureName.ACCELERATORS,
        Reading.of(new Value.Devices(List.of(a100)), Origin.of(Provenance.DECLARED, "capacity")));
    features.put(
        new FeatureName("processor_model"), Reading.of("Xeon 8175M", Provenance.DECLARED, "lscpu"));
    features.put(
        new FeatureName("memory_bandwidth"),
        Reading.between(
            new Value.Number(11),
            new Value.Number(11.2),
            new Value.Number(11.5),
            Origin.of(Provenance.MEASURED, "membench")
                .over(5, 0.02)
                .at(Instant.parse("2026-11-24T09:00:00.5Z"))));
    features.put(
        new FeatureName("processor_flags"),
        Reading.of(Value.Names.of("aes", "sse2"), Origin.of(Provenance.DECLARED, "")));
    features.put(new FeatureName("memory_ecc"), Reading.unknown("reported by the hypervisor"));
    Fingerprint expected =
        new Fingerprint(
            new HostId("aws/m5.xlarge"),
            Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
            "personality 0.1.0",
            new Capacity(4, 15832, List.of(a100), List.of(new PagePool(1, 2048, 512))),
            new TreeMap<>(Map.of("zone", "eu-1a", "rack", "r12")),
            new TreeMap<>(features));
    assertEquals(expected, READER.read(text));
  }

  @Test
  void numbersComeInTheUnitOfTheCatalogue() {
    assertEquals(11_200, number("memory_size", declared("11200")));
    assertEquals(64 * 1024, number("memory_size", declared("64, \"unit\": \"GiB\"")));
    assertEquals(100, number("network_interface", declared("\"100GbE\"")));
    assertEquals(32, number("l3_cache_size", declared("\"32 MiB\"")));
    assertEquals(0.11, number("memory_latency", declared("110, \"unit\": \"ps\"")), 1e-12);
  }

  private static String declared(String value) {
    return "{\"value\": " + value + ", \"provenance\": \"declared\"}";
  }

  @Test
  void acceleratorsListedAreAReadingAndOthersAreNone() {
    FeatureName name = FeatureName.ACCELERATORS;
    assertFalse(READER.read(document("")).features().containsKey(name));
    String none =
        document("").replace("\"memory_mib\": 8", "\"memory_mib\": 8, \"accelerators\": []");
    assertTrue(READER.read(none).reading(name) instanceof Reading.Known);
    String unknown = "\"accelerators\": {\"unknown\": \"no lspci\"}";
    assertEquals(Reading.unknown("no lspci"), READER.read(document(unknown)).reading(name));
    assertEquals(
        List.of("/features/accelerators"),
        faults(none.replace("\"features\": {", "\"features\": {" + unknown)));
    assertEquals(
        List.of("/features/accelerators"),
        faults(document("\"accelerators\": " + declared("[\"NVIDIA A100\"]"))));
  }

  @Test
  void theKindOfAValueMustFit() {
    for (String feature :
        List.of(
            "\"memory_bandwidth\": " + declared("true"),
            "\"memory_bandwidth\": " + declared("\"fast\""),
            "\"memory_ecc\": " + declared("\"yes\""),
            "\"memory_type\": " + declared("5"),
            "\"processor_model\": " + declared("8175"),
            "\"processor_generation\": " + declared("13"),
            "\"processor_flags\": " + declared("\"aes\""),
            "\"memory_ecc\": " + declared("null"))) {
      String name = feature.substring(1, feature.indexOf('"', 1));
      assertEquals(List.of("/features/" + name + "/value"), faults(document(feature)), feature);
    }
  }

  @Test
  void aUnitThatCannotBeAppliedIsAFault() {
    String place = "/features/memory_bandwidth/unit";
    for (String value :
        List.of("5, \"unit\": \"ns\"", "5, \"unit\": 7", "\"5 GB/s\", \"unit\": \"GB/s\"")) {
      assertEquals(
          List.of(place), faults(document("\"memory_bandwidth\": " + declared(value))), value);
    }
    assertEquals(
        List.of("/features/memory_ecc/unit"),
        faults(document("\"memory_ecc\": " + declared("true, \"unit\": \"GB\""))));
    assertEquals(
        List.of("/features/processor_cores/unit"),
        faults(document("\"processor_cores\": " + declared("4, \"unit\": \"GHz\""))));
  }

  @Test
  void unknownFeaturesAreSuggestedFor() {
    InvalidFingerprintException e =
        assertThrows(
            InvalidFingerprintException.class,
            () -> READER.read(document("\"memory_bandwith\": " + declared("5"))));
    Violation fault = e.violations().get(0);
    assertEquals("/features/memory_bandwith", fault.pointer());
    assertTrue(fault.remedy().startsWith("did you mean \"memory_bandwidth\""), fault::toString);
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    String text =
        """
        {"schema": 2, "host": "", "observed_at": "yesterday", "probe": 5, "extra": 1,
         "capacity": {"vcpus": -1, "memory_mib": 1.5, "accelerators": [{"id": "a"}, 5],
           "page_pools": {}, "cpus": 4},
         "labels": {"zone": 5, "": "x"},
         "features": {
           "memory_latency": {"value": 5, "lower": 6, "upper": 7, "provenance": "measured"},
           "memory_type": {"provenance": "guessed", "samples": 0, "spread": -1},
           "memory_ecc": {"value": true, "unknown": "both"},
           "memory_speed": {"value": 1e400, "provenance": "declared", "observed_at": null},
           "storage_type": 5, "storage_type": 6, "no_such": {}}}
        """;
    assertEquals(
        List.of(
            "/capacity/accelerators/0",
            "/capacity/accelerators/1",
            "/capacity/cpus",
            "/capacity/memory_mib",
            "/capacity/page_pools",
            "/capacity/vcpus",
            "/extra",
            "/features/memory_ecc",
            "/features/memory_latency",
            "/features/memory_speed/observed_at",
            "/features/memory_speed/value",
            "/features/memory_type",
            "/features/memory_type/provenance",
            "/features/memory_type/samples",
            "/features/memory_type/spread",
            "/features/no_such",
            "/features/storage_type",
            "/features/storage_type",
            "/host",
            "/labels/",
            "/labels/zone",
            "/observed_at",
            "/probe",
            "/schema"),
        faults(text));
  }

  @Test
  void timesAreDaysOfTheCalendarInUtc() {
    for (String time :
        List.of(
            "2026-02-30T10:00:00Z",
            "2026-11-24T10:00:00+01:00",
            "2026-11-24T24:00:00Z",
            "2026-11-24",
            "+12026-11-24T10:00:00Z",
            "2026-11-24T10:00Z",
            "2026-11-24t10:00:00z",
            "9".repeat(1_000))) {
      String text =
          document("").replace("{\"schema\"", "{\"observed_at\": \"" + time + "\", \"schema\"");
      assertEquals(List.of("/observed_at"), faults(text), time);
    }
  }

  @Test
  void sizesAreBounded() {
    String features =
        IntStream.range(0, 513)
            .mapToObj(i -> "\"f" + i + "\": {\"unknown\": \"x\"}")
            .collect(Collectors.joining(","));
    assertEquals(List.of("/features"), faults(document(features)));
    String names =
        IntStream.range(0, 4_097).mapToObj(i -> "\"n" + i + "\"").collect(Collectors.joining(","));
    assertEquals(
        List.of("/features/processor_flags/value"),
        faults(document("\"processor_flags\": " + declared("[" + names + "]"))));
    assertEquals(List.of("/x".repeat(16)), faults("{\"x\":".repeat(20) + "1" + "}".repeat(20)));
    assertEquals(List.of(""), faults(document("") + " ".repeat(1 << 20)));
    assertEquals(List.of(""), faults("[]"));
    assertEquals(List.of(""), faults("{"));
  }

  @Test
  void whatTheCapacityListsIsNeverLostInWriting() {
    Fingerprint silent =
        Fingerprint.of(
            new HostId("h"),
            new Capacity(1, 1, List.of(new Accelerator("a", "NVIDIA A100", 0)), List.of()),
            Map.of());
    String text = new FingerprintWriter(name -> "").write(silent);
    assertEquals(silent.capacity(), READER.read(text).capacity());
  }
}
