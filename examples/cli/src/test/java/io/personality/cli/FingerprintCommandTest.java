package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintCommandTest {
  private static final String LSCPU =
      """
      {"lscpu": [
        {"field": "Architecture:", "data": "x86_64"},
        {"field": "Vendor ID:", "data": "AuthenticAMD"},
        {"field": "Model name:", "data": "AMD EPYC 7742 64-Core Processor"},
        {"field": "CPU(s):", "data": "256"},
        {"field": "Thread(s) per core:", "data": "2"},
        {"field": "Core(s) per socket:", "data": "64"},
        {"field": "Socket(s):", "data": "2"}]}
      """;

  @TempDir Path folder;

  @Test
  void thisHostIsALineOfAFleet() throws IOException {
    Run run = Run.of("fingerprint", "--format", "json", "--host", "here").ended(0);
    assertEquals(1, run.out().lines().count());
    JsonNode document = run.json();
    assertEquals("here", document.path("host").asText());
    assertTrue(document.path("capacity").path("vcpus").intValue() > 0);
    String fleet = new Given(folder).file("fleet.jsonl", run.out());
    String profile = new Given(folder).profile();
    JsonNode hosts =
        Run.of(
                "match",
                "--profile",
                profile,
                "--fleet",
                fleet,
                "--memory-mib",
                "1",
                "--format",
                "json")
            .ended(0)
            .json();
    assertEquals("here", hosts.get(0).path("host").asText());
  }

  @Test
  void capturedFilesOfAnotherHost() throws IOException {
    Path captured = Files.createDirectory(folder.resolve("rack12-u07"));
    Files.writeString(captured.resolve("lscpu.json"), LSCPU);
    Run run = Run.of("fingerprint", "--from", captured.toString()).ended(0);
    assertTrue(run.out().startsWith("rack12-u07   256 vCPUs"), run.out());
    assertTrue(run.out().contains("2nd Gen EPYC"), run.out());
    assertTrue(run.out().contains("unknown: "), run.out());
    Run named = Run.of("fingerprint", "--from", captured.toString(), "--host", "other").ended(0);
    assertTrue(named.out().startsWith("other   "), named.out());
  }

  @Test
  void aNameThatNoHostCanHaveIsBadInput() {
    Run run = Run.of("fingerprint", "--host", " ").ended(2);
    assertTrue(run.err().startsWith("error: --host: "), run.err());
  }
}
