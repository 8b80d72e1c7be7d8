package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  @TempDir Path folder;

  @Test
  void fromAProfileToAPlacement() {
    Run run = Run.of("quickstart", "--dir", folder.toString()).ended(0);
    assertTrue(run.out().startsWith("High-Precision Calculation Node    36 hosts"), run.out());
    assertTrue(run.out().contains("10  type/"), run.out());
    assertTrue(run.out().contains("This host, "), run.out());
    assertTrue(run.out().contains("Simulated: no VM was started"), run.out());
    assertTrue(run.out().contains("of 1.000"), run.out());
    assertEquals("", run.err());
    assertTrue(Files.exists(folder.resolve("profile.json")));
  }

  @Test
  void progressIsForWhoeverWatches() {
    Run run =
        Run.in(Map.of("LC_ALL", "C.UTF-8"), true, "quickstart", "--dir", folder.toString())
            .ended(0);
    assertTrue(run.err().startsWith("1/4  fingerprinting this host\n"), run.err());
  }

  @Test
  void whatItSaysToTryWorks() {
    String said = Run.of("quickstart", "--dir", folder.toString()).ended(0).out();
    List<String> lines = said.replaceAll("\\\\\n +", "").lines().map(String::trim).toList();
    String place = folder.toString();
    assertTrue(lines.contains("D=" + place), said);
    List<String> commands =
        lines.stream()
            .filter(line -> line.startsWith("personality match") || line.contains("launch"))
            .filter(line -> line.startsWith("personality "))
            .map(line -> line.substring("personality ".length()).replace("\"$D\"", place))
            .toList();
    assertEquals(3, commands.size(), said);
    Run.of(commands.get(0).split(" ", -1)).ended(0);
    Run.of(commands.get(1).split(" ", -1)).ended(3);
    Run.of(commands.get(2).split(" ", -1)).ended(0);
  }

  @Test
  void jsonForPrograms() {
    JsonNode answer =
        Run.of("quickstart", "--dir", folder.toString(), "--format", "json").ended(0).json();
    assertEquals(10, answer.path("candidates").size());
    assertEquals(
        answer.path("candidates").get(0).path("host").asText(),
        answer.path("placement").path("host").asText());
    assertTrue(answer.path("placement").path("simulated").booleanValue());
  }

  @Test
  void aFolderThatCannotBeIsBadInput() throws IOException {
    String file = new Given(folder).file("file", "");
    Run run = Run.of("quickstart", "--dir", file + "/x").ended(2);
    assertTrue(run.err().contains("give a folder with --dir"), run.err());
  }

  @Test
  void theHostTypesAreFactsWithSources() throws IOException {
    Set<String> hosts = new HashSet<>();
    Set<String> accelerators = new HashSet<>();
    for (String line : Given.resource("host-types.jsonl").lines().toList()) {
      JsonNode type = new JsonMapper().readTree(line);
      assertTrue(hosts.add(type.path("host").asText()), line);
      assertTrue(type.path("host").asText().startsWith("type/"), line);
      type.path("capacity")
          .path("accelerators")
          .forEach(a -> accelerators.add(a.path("model").asText()));
      type.path("features")
          .properties()
          .forEach(
              feature -> {
                JsonNode reading = feature.getValue();
                String what = type.path("host").asText() + " " + feature;
                assertTrue(
                    reading.has("unknown") || !reading.path("source").asText().isEmpty(), what);
                assertFalse(reading.path("provenance").asText().equals("measured"), what);
              });
      assertTrue(type.path("features").path("processor_generation").has("value"), line);
    }
    assertEquals(35, hosts.size());
    assertTrue(accelerators.contains("NVIDIA A100"), accelerators.toString());
    assertTrue(hosts.contains("type/core-i9-13900k"));
  }

  @Test
  void theProfileStaysAsItIsByteForByte() throws Exception {
    byte[] profile = Given.resource("high-precision.json").getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(profile);
    assertEquals(
        "d3e0e0f876097ebca9d25782fb3e4777a9f1ce7bc185fd95737d75e35a50222e",
        HexFormat.of().formatHex(hash));
  }
}
