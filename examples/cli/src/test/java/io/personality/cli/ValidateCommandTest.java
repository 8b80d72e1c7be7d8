package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  private static final String FAULTY =
      """
      {"name": "", "weighted_metrics": {"memory_bandwith": 1, "network_latency": -1}, "x": 1}
      """;

  @TempDir Path folder;

  @Test
  void aValidProfile() throws IOException {
    String profile = new Given(folder).profile();
    Run run = Run.of("validate", profile).ended(0);
    assertEquals(
        profile
            + ": valid\n"
            + "  High-Precision Calculation Node: 6 preferences, 4 traits, 3 weighted metrics\n",
        run.out());
    assertEquals("", run.err());
    JsonNode answer = Run.of("validate", profile, "--format", "json").ended(0).json();
    assertTrue(answer.path("valid").booleanValue());
    assertEquals(0, answer.path("violations").size());
  }

  @Test
  void everyFaultOfAProfile() throws IOException {
    String profile = new Given(folder).file("faulty.json", FAULTY);
    Run run = Run.of("validate", profile).ended(2);
    assertEquals("", run.out());
    assertTrue(run.err().startsWith(profile + ": 4 faults\n"), run.err());
    for (String pointer :
        new String[] {
          "/name", "/weighted_metrics/memory_bandwith", "/weighted_metrics/network_latency", "/x"
        }) {
      assertTrue(run.err().contains("\n" + pointer + ": "), pointer + " in " + run.err());
    }
    JsonNode answer = Run.of("validate", profile, "--format", "json").ended(2).json();
    assertEquals(false, answer.path("valid").booleanValue());
    assertEquals(4, answer.path("violations").size());
    assertEquals("/name", answer.path("violations").get(0).path("pointer").asText());
  }
}
