package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.service.Running.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** VMs that are moved and adjusted by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeTest {
  private Running running;
  private String token;

  @BeforeAll
  void start() {
    running = Running.open();
    token = running.token("", "admin", "local");
    running.reportHosts(token, 3);
    assertEquals(201, running.ask("POST", "/v1/profiles?id=mine", token, Running.PROFILE).status());
  }

  @AfterAll
  void end() {
    running.close();
  }

  private Answer launched() {
    return running.ask("POST", "/v1/placements", token, "{\"profile\":\"mine\"}");
  }

  private Answer change(Answer placement, String what, String body) {
    String id = placement.json().path("placement").asText();
    return running.ask("POST", "/v1/placements/" + id + "/" + what, token, body);
  }

  @Test
  void aVmIsMovedToTheBestOtherHostOrTheOneNamed() {
    Answer placed = launched();
    String first = placed.json().path("host").asText();
    Answer moved = change(placed, "migrate", "{}");
    assertEquals(200, moved.status(), moved.text());
    String second = moved.json().path("host").asText();
    assertNotEquals(first, second);
    Answer back = change(placed, "migrate", "{\"target\":\"" + first + "\"}");
    assertEquals(first, back.json().path("host").asText(), back.text());
    Answer nowhere = change(placed, "migrate", "{\"target\":\"nowhere\"}");
    assertEquals(409, nowhere.status());
    assertTrue(nowhere.text().contains("stays on host " + first), nowhere.text());
    assertEquals(422, change(placed, "migrate", "{\"max_downtime_ms\":0}").status());
  }

  @Test
  void aVmIsGivenMoreAndLess() {
    Answer placed = launched();
    Answer more = change(placed, "adjust", "{\"vcpus\":2,\"memory_mib\":2048}");
    assertEquals(200, more.status(), more.text());
    assertEquals(2, more.json().path("vcpus").asInt(), more.text());
    Answer tooMuch = change(placed, "adjust", "{\"vcpus\":100000,\"memory_mib\":2048}");
    assertEquals(409, tooMuch.status());
    assertTrue(tooMuch.text().contains("keeps 2 vCPUs"), tooMuch.text());
    assertEquals(422, change(placed, "adjust", "{\"vcpus\":0,\"memory_mib\":1}").status());
    String id = placed.json().path("placement").asText();
    assertEquals(200, running.ask("DELETE", "/v1/placements/" + id, token, "").status());
    assertEquals(409, change(placed, "migrate", "{}").status());
  }
}
