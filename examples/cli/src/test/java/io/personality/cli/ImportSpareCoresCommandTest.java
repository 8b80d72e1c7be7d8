package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSpareCoresCommandTest {
  private static final String RECORD =
      """
      {"vendor": "v", "server": "s1", "cpu": {"architecture": "x86_64", "vendor_id": "AuthenticAMD",\
       "model_name": "AMD EPYC 7742 64-Core Processor", "sockets": 1, "cores": 2, "threads": 4},\
       "memory": {"os_mib": 4096}, "measured": {}}
      """;

  @TempDir Path folder;

  @Test
  void recordsBecomeALineEachAndTheRestIsAccountedFor() throws IOException {
    String in = new Given(folder).file("in.jsonl", RECORD + "{\"vendor\": \"v\"}\n");
    Path out = folder.resolve("out.jsonl");
    Run run = Run.of("import", "spare-cores", in, "-o", out.toString()).ended(0);
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("1 of 2 records written to " + out + "\n"), run.err());
    assertTrue(run.err().contains("1 skipped:\n  1 x "), run.err());
    assertEquals(1, Files.readAllLines(out).size());
    assertTrue(Files.readString(out).contains("\"host\":\"v/s1\""));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "no temporary file is left");
    }
  }

  @Test
  void packedByName() throws IOException {
    String in = new Given(folder).file("in.jsonl", RECORD);
    Path out = folder.resolve("out.jsonl.gz");
    Run.of("import", "spare-cores", in, "-o", out.toString()).ended(0);
    assertEquals(1, linesOf(out).size());
  }

  @Test
  void whatIsThereStaysWhereNothingCanBeRead() throws IOException {
    Path out = Files.writeString(folder.resolve("out.jsonl"), "before\n");
    String empty = new Given(folder).file("empty.jsonl", "");
    Run run = Run.of("import", "spare-cores", empty, "-o", out.toString()).ended(2);
    assertTrue(run.err().contains("empty.jsonl: has no record"), run.err());
    String other = new Given(folder).file("other.jsonl", "{\"vendor\": \"v\"}\n[]\n");
    Run none = Run.of("import", "spare-cores", other, "-o", out.toString()).ended(2);
    assertTrue(none.err().startsWith("2 skipped:\n  1 x "), none.err());
    Path broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});
    Run cut = Run.of("import", "spare-cores", broken.toString(), "-o", out.toString()).ended(2);
    assertTrue(cut.err().startsWith("error: " + broken + ": "), cut.err());
    assertEquals("before\n", Files.readString(out));
    Run nowhere =
        Run.of("import", "spare-cores", empty, "-o", folder.resolve("absent/out.jsonl").toString())
            .ended(2);
    assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
  }

  @Test
  void theSharedFleetAsAWholeAndItsRanking() throws IOException {
    Path records = sharedFleet().resolve("fleet.jsonl.gz");
    Path out = folder.resolve("fleet.jsonl.gz");
    Run run = Run.of("import", "spare-cores", records.toString(), "-o", out.toString()).ended(0);
    assertTrue(run.err().startsWith("2,403 of 2,403 records written"), run.err());
    assertFalse(run.err().contains("skipped"), run.err());
    assertEquals(2403, linesOf(out).size());

    String profile = new Given(folder).profile();
    JsonNode hosts =
        Run.of(
                "match",
                "--profile",
                profile,
                "--fleet",
                out.toString(),
                "--format",
                "json",
                "--explain",
                "--top",
                "5000")
            .ended(0)
            .json();
    assertTrue(hosts.size() > 2_300, hosts.size() + " hosts");
    for (JsonNode host : hosts) {
      double contributions = 0;
      double weights = 0;
      for (JsonNode term : host.path("terms")) {
        contributions += term.path("contribution").doubleValue();
        weights += term.path("weight").doubleValue();
      }
      assertEquals(host.path("similarity").path("expected").doubleValue(), contributions, 1e-9);
      assertEquals(1, weights, 1e-9);
    }
    Run.of("match", "--profile", profile, "--fleet", out.toString(), "--minimum-similarity", "0.99")
        .ended(3);
  }

  private static List<String> linesOf(Path packed) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  /** The shared fleet, or the end of the test: skipped, but failed where nothing may be skipped. */
  private static Path sharedFleet() {
    String said = System.getenv("PERSONALITY_FLEET");
    Path fleet =
        said == null
            ? Path.of(System.getProperty("personality.root", "../..")).resolve("../shared/fleet")
            : Path.of(said);
    if (!Files.isDirectory(fleet)) {
      String reason = "the shared fleet is not there: " + fleet;
      assertFalse("true".equals(System.getenv("CI")), reason);
      System.out.println("skipped: " + reason);
      Assumptions.abort(reason);
    }
    return fleet;
  }
}
