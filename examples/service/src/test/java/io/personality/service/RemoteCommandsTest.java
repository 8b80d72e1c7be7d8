package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.service.Settings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change something do so at the service, and no further than the token goes. */
class RemoteCommandsTest {
  @TempDir private Path folder;
  private Running running;
  private Command admin;
  private Command here;
  private String profile;

  @BeforeEach
  void start() throws IOException {
    String database = "jdbc:h2:mem:" + UUID.randomUUID();
    running = Running.on(database, Limits.USUAL);
    running.reportHosts("", 6);
    admin = Command.at(running.url(), running.token("", "admin", "local"));
    here = Command.on(database);
    profile = Files.writeString(folder.resolve("p.json"), Running.PROFILE).toString();
  }

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void aVmIsLaunchedOnceLookedAtMovedChangedAndEnded() {
    String[] launch = {
      "launch", "--profile", profile, "--vcpus", "2", "--name", "web", "--idempotency-key", "one"
    };
    JsonNode placed = admin.json(launch);
    assertEquals(placed, admin.json(launch), "the same key is the same VM");
    assertEquals("one", placed.path("idempotency_key").asText());
    assertTrue(placed.path("terms").size() > 3);
    assertEquals(1, admin.json("placements").size());
    assertTrue(admin.run(launch).ended(0).out().startsWith("Simulated: no VM was started."));
    String id = placed.path("placement").asText();
    assertEquals(here.json("placements", id), admin.json("placements", id));
    String host = placed.path("host").asText();

    JsonNode adjusted = admin.json("adjust", id, "--vcpus", "1").get(0);
    assertEquals(1, adjusted.path("vcpus").asInt());
    assertEquals(placed.path("memory_mib"), adjusted.path("memory_mib"));
    JsonNode moved = admin.json("migrate", id).get(0);
    assertFalse(moved.path("host").asText().equals(host), moved.toString());
    assertTrue(admin.run("migrate", id, "--to", host).ended(0).out().contains(host));
    assertEquals(id, admin.json("similarity", id).path("placement").asText());

    assertEquals("stopped", admin.json("release", id).get(0).path("state").asText());
    assertEquals(0, admin.json("placements").size());
    assertEquals("stopped", here.json("placements", id).get(0).path("state").asText());
    assertEquals(1, admin.run("adjust", id, "--vcpus", "2").code());
    assertEquals("stopped", admin.json("release", id).get(0).path("state").asText());
  }

  @Test
  void aKeyOfAnotherBodyIsBadInput() {
    admin.run("launch", "--profile", profile, "--idempotency-key", "k").ended(0);
    var other = admin.run("launch", "--profile", profile, "--idempotency-key", "k", "--vcpus", "2");
    assertTrue(other.ended(2).err().contains("another body"), other.err());
  }

  @Test
  void profilesAreKeptChangedSharedAndJudged() throws IOException {
    assertEquals("Stored mine@1\n", admin.run("profiles", "create", "mine", profile).out());
    assertEquals(2, admin.json("profiles", "revise", "mine", profile).path("revision").asInt());
    String other =
        Files.writeString(folder.resolve("o.json"), Running.PROFILE.replace("Node", "Host"))
            .toString();
    var stale = admin.run("profiles", "revise", "mine", other, "--base", "1");
    assertTrue(stale.ended(2).err().contains("newest"), stale.err());
    JsonNode shared = admin.json("profiles", "share", "mine", "with", "red");
    assertEquals("red", shared.path("shared_with").get(0).asText());
    assertEquals(
        "public", admin.json("profiles", "share", "mine", "public").path("visibility").asText());
    assertEquals(1, admin.json("profiles", "rate", "mine", "5").path("votes").asInt());
    assertTrue(admin.run("profiles", "create", "mine", other).ended(2).err().contains("mine"));
  }

  @Test
  void hostsAreRegisteredReportedAndClosed() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("two.jsonl"),
            Running.hostLine("rack/1") + "\n" + Running.hostLine("rack/2") + "\n");
    String said = admin.run("hosts", "import", lines.toString()).ended(0).err();
    assertEquals("2 fingerprints taken up.\n", said);
    admin.run("hosts", "register", "rack/1", "--reserve-vcpus", "1").ended(0);
    admin.run("hosts", "register", "rack/1", "--launcher", "test:///x").ended(0);
    JsonNode host = host("rack/1");
    assertEquals(1, host.path("reserved_vcpus").asInt(), "what is not said stays as it is");
    assertEquals("test:///x", host.path("launcher").asText());
    admin.run("hosts", "drain", "rack/1", "rack/2").ended(0);
    assertEquals("draining", host("rack/2").path("availability").asText());
    assertTrue(admin.run("hosts", "open", "rack/1", "nobody").ended(2).err().contains("nobody"));
    assertEquals("draining", host("rack/1").path("availability").asText(), "all or none");
    assertEquals("rack/1, rack/2: open.\n", admin.run("hosts", "open", "rack/1", "rack/2").err());
    assertTrue(
        admin.run("hosts", "register", "x", "--overcommit", "0").ended(2).err().contains("0"));
    Path faulty = Files.writeString(folder.resolve("f.jsonl"), "{\"schema\": 1}\n");
    assertEquals(2, admin.run("hosts", "import", faulty.toString()).code());
  }

  private JsonNode host(String name) {
    for (JsonNode host : here.json("hosts", "list")) {
      if (host.path("host").asText().equals(name)) {
        return host;
      }
    }
    throw new AssertionError("no host " + name);
  }

  @Test
  void tokensGoAsFarAsTheirRole() throws IOException {
    String secret = running.token(bearer(), "user", "red");
    Path file = Files.writeString(folder.resolve("token"), secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Command user = new Command(Map.of("PERSONALITY_SERVER", running.url()));
    user.run("hosts", "list", "--token-file", file.toString()).ended(0);
    var refused = user.run("hosts", "cordon", "x", "--token-file", file.toString(), "--verbose");
    assertEquals(2, refused.code(), refused.err());
    String known = admin.json("hosts", "list").get(0).path("host").asText();
    refused = user.run("hosts", "cordon", known, "--token-file", file.toString(), "--verbose");
    assertTrue(refused.ended(1).err().startsWith("error: not allowed: "), refused.err());
    assertFalse(refused.err().contains(secret), refused.err());
    assertEquals("", refused.out());

    var none = user.run("placements").ended(1);
    assertTrue(none.err().contains("asks for a token; give one by --token-file"), none.err());
    var wrong = Command.at(running.url(), secret + "x").run("placements").ended(1);
    assertTrue(wrong.err().contains("does not accept the token"), wrong.err());
    assertFalse(wrong.err().contains(secret), wrong.err());
  }

  private String bearer() {
    return admin.environment().get("PERSONALITY_TOKEN");
  }

  @Test
  void tooManyRequestsSayWhatToDo() {
    Limits few = new Limits(1 << 20, 2, 10, Duration.ofSeconds(30));
    try (Running slow = Running.on("jdbc:h2:mem:" + UUID.randomUUID(), few)) {
      Command command = new Command(Map.of("PERSONALITY_SERVER", slow.url()));
      command.run("placements").ended(0);
      command.run("placements").ended(0);
      var refused = command.run("placements").ended(1);
      assertTrue(refused.err().contains("too many requests"), refused.err());
      assertTrue(refused.err().contains("wait a minute"), refused.err());
    }
  }

  @Test
  void eventsAreFollowed() throws Exception {
    CompletableFuture<Command.Said> listening =
        CompletableFuture.supplyAsync(
            () -> admin.run("events", "--count", "2", "--format", "json"));
    String host = admin.json("hosts", "list").get(0).path("host").asText();
    // When it listens is not told, so that something happens until it has heard of it.
    while (!listening.isDone()) {
      admin.run("hosts", "cordon", host).ended(0);
    }
    Command.Said said = listening.get(1, TimeUnit.MINUTES).ended(0);
    assertEquals(2, said.out().lines().count(), said.out());
    JsonNode event = Bodies.JSON.readTree(said.out().lines().findFirst().orElseThrow());
    assertEquals("host", event.path("kind").asText());
    assertEquals(host, event.path("subject").asText());
    assertEquals("cordoned", event.path("text").asText());
  }
}
