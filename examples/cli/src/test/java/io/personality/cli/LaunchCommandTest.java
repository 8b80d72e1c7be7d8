package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandTest {
  @TempDir Path folder;
  private String profile = "";
  private String fleet = "";

  @BeforeEach
  void files() throws IOException {
    profile = new Given(folder).profile();
    fleet = new Given(folder).fleet();
  }

  private Run launch(String... more) {
    return Run.on("launch", profile, fleet, more);
  }

  @Test
  void jsonSaysWhereHowCloseAndFromWhat() {
    JsonNode placed =
        launch(
                "--format",
                "json",
                "--vcpus",
                "4",
                "--memory-mib",
                "8192",
                "--idempotency-key",
                "k1")
            .ended(0)
            .json();
    UUID.fromString(placed.path("placement").asText());
    assertEquals("running", placed.path("state").asText());
    assertTrue(placed.path("simulated").booleanValue());
    assertEquals(1, placed.path("attempts").intValue());
    assertEquals("k1", placed.path("idempotency_key").asText());
    assertEquals(4, placed.path("vcpus").intValue());
    assertTrue(placed.path("profile").asText().endsWith("@1"));
    JsonNode decision = placed.path("decision");
    assertEquals(1, decision.path("fingerprint_revision").intValue());
    assertTrue(decision.path("snapshot").intValue() > 0);
    assertTrue(decision.path("catalogue_hash").asText().matches("[0-9a-f]{64}"));
    assertTrue(decision.path("engine_version").isTextual());
    double contributions = 0;
    for (JsonNode term : placed.path("terms")) {
      contributions += term.path("contribution").doubleValue();
    }
    assertEquals(placed.path("similarity").path("expected").doubleValue(), contributions, 1e-9);
  }

  @Test
  void aFailedLaunchGoesOnToTheNextHost() {
    String best = launch("--format", "json").ended(0).json().path("host").asText();
    JsonNode placed = launch("--format", "json", "--fail-hosts", best).ended(0).json();
    assertNotEquals(best, placed.path("host").asText());
    assertEquals(2, placed.path("attempts").intValue());
  }

  @Test
  void peopleAreToldThatItIsSimulated() {
    Run run = launch("--name", "calc-1", "--image", "debian-12").ended(0);
    assertTrue(run.out().startsWith("Simulated: no VM was started"), run.out());
    assertTrue(run.out().contains("placement     "), run.out());
    assertTrue(run.out().contains("why not 1.00  "), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
  }

  @Test
  void theOperatorsPartIsOnRecordApartFromTheSimilarity() {
    JsonNode plain = launch("--format", "json").ended(0).json();
    assertFalse(plain.has("operator"));
    assertFalse(plain.path("decision").has("operator"));
    JsonNode placed =
        launch("--operator", "spread", "--seed", "7", "--format", "json").ended(0).json();
    JsonNode value = placed.path("operator").get(0);
    assertEquals("spread", value.path("name").asText());
    assertTrue(value.path("value").doubleValue() > 0);
    assertEquals("share of the host", value.path("unit").asText());
    JsonNode terms = placed.path("decision").path("operator");
    assertEquals("spread", terms.path("terms").get(0).path("name").asText());
    assertEquals(0.02, terms.path("similarity_tolerance").doubleValue());
    assertEquals(7, terms.path("seed").intValue());
    assertEquals(256, terms.path("pool").intValue());
    String card = launch("--operator", "spread,cost", "--seed", "7").ended(0).out();
    assertTrue(card.contains("operator      spread "), card);
    assertTrue(card.contains("cost unknown"), card);
    assertTrue(card.replaceAll("\\s+", " ").contains("by spread, then cost, then seed 7"), card);
    assertTrue(card.lines().allMatch(line -> line.length() <= 80), card);
  }

  @Test
  void noMatchIsRefusedWithTheReasons() {
    Run run = launch("--minimum-similarity", "0.99", "--format", "json").ended(3);
    assertEquals("No matching hardware available\n", run.err());
    assertEquals("No matching hardware available", run.json().path("error").asText());
    assertTrue(run.json().path("diagnosis").path("counterfactuals").size() > 0);
  }

  @Test
  void aLaunchThatFailsEverywhereIsAFailure() throws IOException {
    String host = Given.resource("host-types.jsonl").lines().findFirst().orElseThrow();
    fleet = new Given(folder).file("one.jsonl", host);
    Run run = launch("--fail-hosts", "type/core-i9-13900k").ended(1);
    assertTrue(run.err().startsWith("The launch failed on every candidate"), run.err());
    assertEquals("", run.out());
  }
}
