package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.service.Command.Said;
import io.personality.service.Settings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that look say the same of a database and of the service on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameCommandsTest {
  private Path folder;
  private Running running;
  private Command here;
  private Command there;
  private String placement;

  @BeforeAll
  void fill(@TempDir Path given) throws IOException {
    folder = given;
    Files.writeString(folder.resolve("profile.json"), Running.PROFILE);
    Files.writeString(
        folder.resolve("demanding.json"),
        """
        {"name": "Demanding", "hardware_preferences": {"memory_ecc": true},
         "weighted_metrics": {"memory_bandwidth": 1, "memory_latency": 0.5}}
        """);
    Files.writeString(folder.resolve("faulty.json"), "{\"name\": \"\", \"x\": 1}");
    Files.writeString(folder.resolve("no.json"), "{{{");
    String database = "jdbc:h2:mem:" + UUID.randomUUID();
    running = Running.on(database, Limits.USUAL);
    running.reportHosts("", 12);
    here = Command.on(database);
    there = Command.at(running.url(), running.token("", "admin", "local"));
    // A second fingerprint, settings and a closed host, so that there is something to show.
    String host = there.json("hosts", "list").get(0).path("host").asText();
    Path again = Files.writeString(folder.resolve("a.jsonl"), Running.hostLine("a/b c") + "\n");
    there.run("hosts", "import", again.toString()).ended(0);
    there.run("hosts", "import", again.toString()).ended(0);
    there
        .run("hosts", "register", "a/b c", "--launcher", "test:///default", "--overcommit", "1.5")
        .ended(0);
    there.run("hosts", "cordon", host).ended(0);
    String profile = folder.resolve("profile.json").toString();
    there.run("profiles", "create", "mine", profile).ended(0);
    there.run("profiles", "revise", "mine", folder.resolve("demanding.json").toString()).ended(0);
    there.run("profiles", "share", "mine", "with", "red", "blue").ended(0);
    there.run("profiles", "rate", "mine", "5").ended(0);
    placement = there.json("launch", "--profile", "mine").path("placement").asText();
    String ended = there.json("launch", "--profile", profile).path("placement").asText();
    there.run("release", ended).ended(0);
  }

  @AfterAll
  void end() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts list",
        "hosts history HOST",
        "hosts history HOST --top 1",
        "hosts history nobody",
        "profiles list",
        "profiles list --limit 3",
        "profiles search database",
        "profiles search --trait latency_sensitivity=high --trait throughput_priority=medium",
        "profiles search --trait latency_sensitivity --metric memory_bandwidth --owner personality",
        "profiles search nothing-has-this-word",
        "profiles show mine",
        "profiles show mine --revision 1",
        "profiles show mine --revision 7",
        "profiles show nobody",
        "placements",
        "placements --all",
        "placements ID",
        "placements ID --explain",
        "placements 00000000-0000-0000-0000-000000000000",
        "placements no-uuid",
        "similarity ID",
        "evacuability ID",
        "evacuability ID --top 1",
        "evacuability ID --top 0",
        "evacuability 00000000-0000-0000-0000-000000000000",
        "similarity 00000000-0000-0000-0000-000000000000",
        "release 00000000-0000-0000-0000-000000000000",
        "adjust 00000000-0000-0000-0000-000000000000 --vcpus 2",
        "migrate 00000000-0000-0000-0000-000000000000",
        "hosts cordon nobody",
        "match --profile PROFILE",
        "match --profile PROFILE --top 3 --explain",
        "match --profile PROFILE --vcpus 8 --memory-mib 4096 --rank lower",
        "match --profile PROFILE --selection weighted_metrics --minimum-similarity 0.1",
        "match --profile PROFILE --top 1 --stability",
        "match --profile PROFILE --vcpus 100000",
        "match --profile PROFILE --minimum-similarity 1",
        "match --profile PROFILE --top 0",
        "match --profile mine --explain",
        "match --profile ci-builds",
        "match --profile FAULTY",
        "match --profile NOJSON",
        "match --profile /no/such/file",
        "match --profile nobody",
        "launch --profile PROFILE --vcpus 100000",
        "launch --profile FAULTY",
        "validate PROFILE",
        "validate FAULTY",
        "validate NOJSON",
        "validate ci-builds",
        "validate /no/such/file",
        "profiles create mine PROFILE",
        "profiles create other FAULTY",
        "profiles create other nobody",
        "profiles revise mine PROFILE --base 1",
        "profiles revise nobody PROFILE",
        "profiles revise mine PROFILE --impact",
        "profiles revise mine FAULTY --impact",
        "profiles revise nobody PROFILE --impact",
        "profiles rate nobody 3"
      })
  void isTheSame(String line) {
    if (same(line, "json").out().isEmpty()) {
      return; // refused, whatever the format
    }
    Said table = same(line, "table");
    assertFalse(table.out().startsWith("{"), table.out());
  }

  private Said same(String line, String format) {
    Said local = here.run(args(line, format));
    Said remote = there.run(args(line, format));
    assertEquals(local, remote);
    return remote;
  }

  private String[] args(String line, String format) {
    String[] args = (line + " --format " + format).split(" ", -1);
    for (int i = 0; i < args.length; i++) {
      args[i] =
          switch (args[i]) {
            case "HOST" -> "a/b c";
            case "ID" -> placement;
            case "PROFILE" -> folder.resolve("profile.json").toString();
            case "FAULTY" -> folder.resolve("faulty.json").toString();
            case "NOJSON" -> folder.resolve("no.json").toString();
            default -> args[i];
          };
    }
    return args;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts list",
        "profiles list",
        "placements --all",
        "match --profile PROFILE --explain"
      })
  void andThereIsSomethingToSay(String line) {
    Said remote = there.run(args(line, "json")).ended(0);
    assertTrue(remote.json().size() > 1, remote.out());
    assertEquals("", remote.err());
  }
}
