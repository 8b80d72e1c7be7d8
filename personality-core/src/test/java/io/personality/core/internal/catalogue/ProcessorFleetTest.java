package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Agreement with the labels of a real fleet, credited to Spare Cores (CC BY-SA 4.0). */
class ProcessorFleetTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ProcessorCatalogue catalogue = Resources.processors();

  @Test
  void agreesWithTheFleetsLabels() throws IOException {
    List<String> disagreements = new ArrayList<>();
    int hosts = 0;
    try (BufferedReader lines = lines()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode host = JSON.readTree(line);
        hosts++;
        JsonNode cpu = host.path("cpu");
        JsonNode system = host.path("system");
        ProcessorReading reading =
            reading(cpu)
                .withDmi(
                    system.path("manufacturer").asText(""),
                    system.path("product").asText(""),
                    cpu.path("dmi_version").asText(""));
        compare(host.path("server").asText(), reading, cpu.path("generation"), disagreements);
      }
    }
    disagreements.forEach(System.out::println);
    System.out.printf("%d of %d hosts agree%n", hosts - disagreements.size(), hosts);
    assertEquals(2403, hosts);
    assertTrue(disagreements.size() <= hosts / 100, () -> String.join("\n", disagreements));
  }

  @Test
  void agreesWithTheListOfModelsWithoutDmi() throws IOException {
    List<String> disagreements = new ArrayList<>();
    JsonNode models = JSON.readTree(fleet().resolve("cpu_models.json").toFile());
    for (JsonNode model : models) {
      String name = model.path("model_name").asText();
      compare(name, reading(model), model.path("resolved"), disagreements);
    }
    disagreements.forEach(System.out::println);
    assertTrue(models.size() > 100);
    assertTrue(disagreements.size() <= models.size() / 100, () -> String.join("\n", disagreements));
  }

  @Test
  void knowsTheFleetsAccelerators() throws IOException {
    AcceleratorCatalogue accelerators = Resources.accelerators();
    int known = 0;
    List<String> unknown = new ArrayList<>();
    try (BufferedReader lines = lines()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (JsonNode gpu : JSON.readTree(line).path("gpus")) {
          String model = gpu.path("model").asText();
          Optional<AcceleratorModel> found = accelerators.identify(model);
          String generation = found.map(m -> m.generation().name()).orElse("");
          String stated = gpu.path("architecture").asText(generation);
          if (found.isPresent() && stated.equals(generation)) {
            known++;
          } else {
            unknown.add(model + " of " + stated + ", found " + found);
          }
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(known >= 117);
  }

  private static BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(fleet().resolve("fleet.jsonl.gz"))),
            StandardCharsets.UTF_8));
  }

  private void compare(
      String host, ProcessorReading reading, JsonNode wanted, List<String> disagreements) {
    Optional<ProcessorIdentity> identity = catalogue.identify(reading);
    String found =
        identity.map(i -> i.vendor() + "|" + i.microarchitecture() + "|" + i.year()).orElse("");
    String expected =
        wanted.path("vendor").asText()
            + "|"
            + wanted.path("microarchitecture").asText()
            + "|"
            + wanted.path("year").asInt();
    if (!found.equals(expected)) {
      disagreements.add(host + ": " + reading.modelName() + " is " + expected + ", found " + found);
    }
    String line = identity.map(ProcessorIdentity::line).orElse("");
    String label = identity.map(ProcessorIdentity::generation).orElse("");
    if (!line.equals(wanted.path("line").asText())
        || !label.equals(wanted.path("generation").asText())) {
      System.out.println(
          host
              + ": called "
              + line
              + ", "
              + label
              + "; labelled "
              + wanted.path("line").asText()
              + ", "
              + wanted.path("generation").asText());
    }
  }

  private static ProcessorReading reading(JsonNode cpu) {
    return ProcessorReading.named(cpu.path("model_name").asText(""))
        .withArchitecture(cpu.path("architecture").asText(""))
        .withCpuid(
            cpu.path("vendor_id").asText(""),
            cpu.path("family").asInt(ProcessorReading.UNKNOWN),
            cpu.path("model").asInt(ProcessorReading.UNKNOWN),
            cpu.path("stepping").asInt(ProcessorReading.UNKNOWN));
  }

  private static Path fleet() {
    String root = System.getProperty("personality.root", ".");
    String stated = System.getenv("PERSONALITY_FLEET");
    Path fleet = stated == null ? Path.of(root, "../shared/fleet") : Path.of(stated);
    boolean present = Files.isReadable(fleet.resolve("fleet.jsonl.gz"));
    String reason = "no shared fleet at " + fleet + " (set PERSONALITY_FLEET)";
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(present, reason);
    }
    if (!present) {
      System.out.println("Skipped: " + reason);
    }
    assumeTrue(present, reason);
    return fleet;
  }
}
