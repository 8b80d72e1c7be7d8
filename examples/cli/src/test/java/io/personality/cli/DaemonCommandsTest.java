package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that their libvirt daemon tells of; libvirt's own test driver stands for one. */
class DaemonCommandsTest {
  private static final String DRIVER = "test:///default";

  @TempDir private Path folder;

  private Run run(String... args) {
    return Run.in(
        Map.of("LC_ALL", "C.UTF-8", "PERSONALITY_DB", "jdbc:h2:file:" + folder.resolve("state")),
        false,
        args);
  }

  /** Skips the test where the library is missing; in CI it must be there. */
  private static void requireLibrary() {
    boolean there =
        List.of(
                "/usr/lib/x86_64-linux-gnu/libvirt.so.0",
                "/usr/lib/aarch64-linux-gnu/libvirt.so.0",
                "/usr/lib64/libvirt.so.0")
            .stream()
            .anyMatch(library -> Files.exists(Path.of(library)));
    String missing = "libvirt.so.0 is missing: apt-get install libvirt0";
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(there, missing);
    } else {
      assumeTrue(there, missing);
    }
  }

  @Test
  void aFingerprintOfAnotherHostIsALineOfAFleet() {
    requireLibrary();
    Run taken =
        run("fingerprint", "--libvirt", DRIVER, "--host", "rack1-u07", "--format", "json").ended(0);
    assertEquals(1, taken.out().lines().count());
    assertEquals("rack1-u07", taken.json().path("host").asText());
    assertEquals(16, taken.json().path("capacity").path("vcpus").asInt());
    assertEquals(2, taken.json().at("/features/numa_cells/value").asInt());
    String table = run("fingerprint", "--libvirt", DRIVER).ended(0).out();
    assertTrue(table.contains("16 vCPUs"), table);
  }

  @Test
  void aHostIsRegisteredStraightFromItsDaemon() {
    requireLibrary();
    Run registered = run("hosts", "register", "--libvirt", DRIVER, "--reserve-vcpus", "2").ended(0);
    assertTrue(registered.err().contains("16 hardware threads, 6144 MiB"), registered.err());
    JsonNode host = run("hosts", "list", "--format", "json").ended(0).json().get(0);
    assertFalse(host.get("host").asText().isBlank());
    assertEquals(DRIVER, host.get("launcher").asText());
    assertEquals(14, host.get("vcpus").asInt());

    run("hosts", "register", "--libvirt", DRIVER, "--host", "two").ended(0);
    run("hosts", "register", "three", "--libvirt", DRIVER, "--launcher", "test:///other").ended(0);
    JsonNode all = run("hosts", "list", "--format", "json").ended(0).json();
    assertEquals(3, all.size());
    for (JsonNode one : all) {
      assertEquals(
          one.get("host").asText().equals("three") ? "test:///other" : DRIVER,
          one.get("launcher").asText());
    }
    // Taken again it is a new revision, and what was said of it stays.
    String name = host.get("host").asText();
    run("hosts", "register", name, "--libvirt", DRIVER).ended(0);
    assertTrue(run("hosts", "history", name).ended(0).out().contains("#2"));
    assertEquals(
        14,
        run("hosts", "list", "--format", "json").ended(0).json().findParents("host").stream()
            .filter(one -> one.get("host").asText().equals(name))
            .findFirst()
            .orElseThrow()
            .get("vcpus")
            .asInt());
  }

  @Test
  void whatCannotBeMeantIsBadInput() {
    String[][] refused = {
      {"--from", "fingerprint", "--libvirt", DRIVER, "--from", folder.toString()},
      {"--measure", "fingerprint", "--libvirt", DRIVER, "--measure"},
      {"is no address", "fingerprint", "--libvirt", "http://rack1/"},
      {"two names", "hosts", "register", "a", "--host", "b", "--libvirt", DRIVER},
      {"name the host", "hosts", "register"},
      {"both say", "hosts", "register", "--libvirt", DRIVER, "--fingerprint", "f.jsonl"},
      {"overcommit", "hosts", "register", "--libvirt", DRIVER, "--overcommit", "0"},
    };
    for (String[] one : refused) {
      Run run = run(Arrays.copyOfRange(one, 1, one.length)).ended(2);
      assertTrue(run.err().contains(one[0]), run.err());
    }
    JsonNode hosts = run("hosts", "list", "--format", "json").ended(0).json();
    assertEquals(0, hosts.size());
  }

  @Test
  void aDaemonThatDoesNotAnswerIsNamed() {
    requireLibrary();
    String uri = "qemu+unix:///system?socket=/nonexistent/libvirt-sock";
    Run run = run("fingerprint", "--libvirt", uri).ended(1);
    assertTrue(run.err().contains("error: no fingerprint was taken: cannot connect to " + uri));
    assertTrue(run.out().isEmpty(), run.out());
    run("hosts", "register", "--libvirt", uri).ended(1);
    assertEquals(0, run("hosts", "list", "--format", "json").ended(0).json().size());
  }
}
