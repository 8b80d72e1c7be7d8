package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on what a database keeps, one after the other as somebody would use them. */
class DatabaseCommandsTest {
  @TempDir private Path folder;
  private Map<String, String> environment = Map.of();
  private String profile = "";

  @BeforeEach
  void fill() throws IOException {
    environment =
        Map.of("LC_ALL", "C.UTF-8", "PERSONALITY_DB", "jdbc:h2:file:" + folder.resolve("state"));
    Given given = new Given(folder);
    profile = given.profile();
    assertTrue(run("hosts", "import", given.fleet()).ended(0).err().contains("taken up"));
  }

  private Run run(String... args) {
    return Run.in(environment, false, args);
  }

  private String launch(String... more) {
    String[] args = new String[5 + more.length];
    args[0] = "launch";
    args[1] = "--profile";
    args[2] = profile;
    args[3] = "--format";
    args[4] = "json";
    System.arraycopy(more, 0, args, 5, more.length);
    return run(args).ended(0).json().get("placement").asText();
  }

  @Test
  void whereAVmCouldGoIsTold() {
    String id = launch("--vcpus", "48");
    JsonNode told = run("evacuability", id, "--format", "json").ended(0).json();
    int counted = told.get("lack_hardware").asInt() + told.get("lack_room").asInt();
    assertEquals(told.get("others").asInt(), told.get("targets").asInt() + counted);
    assertTrue(told.get("targets").asInt() > 0, told::toString);
    String page = run("evacuability", id, "--top", "1").ended(0).out();
    assertTrue(page.contains("could take it from " + told.get("host").asText()), page);
    assertTrue(page.contains("The others:"), page);
    run("evacuability", id, "--top", "0").ended(2);
    assertTrue(run("reconcile").ended(2).err().contains("--libvirt"));
  }

  @Test
  void aLaunchIsKeptReplayedAndReleased() {
    String id = launch();
    JsonNode placement = run("placements", id, "--format", "json").ended(0).json().get(0);
    assertEquals("running", placement.get("state").asText());
    String host = placement.get("host").asText();

    // Whatever becomes of the hosts, the decision comes out the same.
    assertTrue(run("hosts", "cordon", host).ended(0).err().contains("cordoned"));
    JsonNode replay = run("replay", id, "--format", "json").ended(0).json();
    assertTrue(replay.get("same").asBoolean());
    assertEquals(replay.get("decision").get("candidates"), replay.get("again").get("candidates"));
    assertEquals(host, replay.get("again").get("candidates").get(0).get("host").asText());
    assertTrue(run("replay", id).ended(0).out().startsWith("The same, bit for bit."));

    assertTrue(run("hosts", "remove", host).ended(2).err().contains("have not ended (1)"));
    assertTrue(run("release", id).ended(0).out().contains("stopped on " + host));
    run("hosts", "remove", host).ended(0);
    assertTrue(run("hosts", "cordon", host).ended(2).err().contains("there is no host"));
    assertTrue(run("replay", id).ended(0).out().startsWith("The same, bit for bit."));
  }

  @Test
  void whatIsRefusedIsOnRecord() {
    run("launch", "--profile", profile, "--vcpus", "100000").ended(3);
    JsonNode decisions = run("decisions", "--format", "json").ended(0).json();
    assertEquals(1, decisions.size());
    assertEquals(0, decisions.get(0).get("candidates").size());
    String id = decisions.get(0).get("placement").asText();
    assertTrue(run("decisions").ended(0).out().contains("refused: none of "));
    assertTrue(run("replay", id, "--format", "json").ended(0).json().get("same").asBoolean());
    String none = "00000000-0000-0000-0000-000000000000";
    assertTrue(run("replay", none).ended(2).err().contains("no decision"));
  }

  @Test
  void aQuotaIsKeptTo() {
    run("quota", "set", "team-a", "--vcpus", "2").ended(0);
    launch("--tenant", "team-a", "--vcpus", "2");
    String refused = run("launch", "--profile", profile, "--tenant", "team-a").ended(1).err();
    assertTrue(refused.contains("quota"), refused);
    launch("--tenant", "team-b", "--vcpus", "2");
    JsonNode line = run("quota", "show", "--format", "json").ended(0).json().get(0);
    assertEquals("team-a", line.get("tenant").asText());
    assertEquals(2, line.get("quota").get("vcpus").asInt());
    assertEquals(2, line.get("used").get("vcpus").asInt());
    assertFalse(line.get("quota").has("placements"));
    assertTrue(run("quota", "show").ended(0).out().contains("2 / 2"));
    run("quota", "clear", "team-a").ended(0);
    assertTrue(run("quota", "clear", "team-a").ended(2).err().contains("has no quota"));
    assertTrue(run("quota", "set", "a b").ended(2).err().contains("tenant"));
    assertTrue(run("quota", "set", "a", "--vcpus", "-1").ended(2).err().contains("-1"));
  }

  @Test
  void hostsAreRegisteredClosedAndShownWithTheirHistory() throws IOException {
    String fleet = folder.resolve("fleet.jsonl").toString();
    JsonNode hosts = run("hosts", "list", "--format", "json").ended(0).json();
    String host = hosts.get(0).get("host").asText();
    int vcpus = hosts.get(0).get("vcpus").asInt();
    run("hosts", "register", host, "--launcher", "test:///default", "--reserve-vcpus", "1")
        .ended(0);
    run("hosts", "register", host, "--overcommit", "2").ended(0);
    JsonNode changed = run("hosts", "list", "--format", "json").ended(0).json().get(0);
    assertEquals("test:///default", changed.get("launcher").asText());
    assertEquals(2 * vcpus - 1, changed.get("vcpus").asInt());
    run("hosts", "drain", host).ended(0);
    assertTrue(run("hosts", "list").ended(0).out().contains("draining"));
    assertTrue(
        run("hosts", "register", host, "--overcommit", "0").ended(2).err().contains("overcommit"));

    run("hosts", "import", fleet).ended(0);
    String history = run("hosts", "history", host).ended(0).out();
    assertTrue(history.contains("#2"), history);
    assertTrue(history.contains("no change of 1 % or more"), history);
    JsonNode json = run("hosts", "history", host, "--top", "1", "--format", "json").ended(0).json();
    assertEquals(1, json.get("fingerprints").size());
    assertEquals(2, json.get("fingerprints").get(0).get("revision").asInt());
    assertTrue(run("hosts", "history", "nobody").ended(2).err().contains("no fingerprints"));
    assertTrue(run("hosts").ended(2).err().contains("hosts list"));
    assertTrue(run("quota").ended(2).err().contains("quota show"));
  }

  @Test
  void whatDoesNotRunHereIsNeitherMovedNorAdjusted() {
    // A simulation forgets its VMs with the process: the record stays, the VM is nowhere.
    String id = launch();
    assertTrue(run("migrate", id).ended(1).err().contains("was lost while it was moved"));
    assertTrue(run("adjust", id, "--vcpus", "2").ended(2).err().contains("is FAILED"));
    assertTrue(run("adjust", id, "--vcpus", "0").ended(2).err().contains("at least 1 vCPU"));
    assertTrue(run("migrate", id, "--max-downtime", "0").ended(2).err().contains("1 ms"));
    assertTrue(run("placements", "--explain").ended(2).err().contains("give its ID"));
    assertTrue(
        run("placements", id, "--explain").ended(0).out().contains("No choices of a launcher"));
    assertTrue(
        run("release", id, "--libvirt-set", "strict=true").ended(2).err().contains("--libvirt"));
  }

  @Test
  void aVmThatMayRunSomewhereIsNotRecordedAsGone() {
    String id = launch();
    String host = run("placements", id, "--format", "json").json().get(0).get("host").asText();
    run("hosts", "register", host, "--launcher", "qemu:///system").ended(0);
    for (String command : List.of("release", "migrate", "adjust")) {
      List<String> line = new ArrayList<>(List.of(command, id));
      if (command.equals("adjust")) {
        line.addAll(List.of("--vcpus", "2"));
      }
      String said = run(line.toArray(String[]::new)).ended(2).err();
      assertTrue(said.contains("its VM may run on host " + host), said);
      assertTrue(said.contains("--libvirt hosts"), said);
    }
    assertEquals(
        "running", run("placements", id, "--format", "json").json().get(0).get("state").asText());
    assertTrue(
        run("release", id, "--simulated", "--libvirt", "hosts")
            .ended(2)
            .err()
            .contains("not both"));
    run("release", id, "--simulated").ended(0);
  }

  @Test
  void withoutHostsTheNextCommandIsNamed() {
    Run run =
        Run.in(
            Map.of("LC_ALL", "C.UTF-8", "PERSONALITY_DB", "jdbc:h2:mem:empty"),
            false,
            "launch",
            "--profile",
            profile);
    assertTrue(run.ended(2).err().contains("hosts import FILE"));
  }
}
