package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command line needs beside the page; {@link Running} compares with the document. */
class RevisionsTest {
  private Running running;
  private String placement;

  @BeforeEach
  void start() {
    running = Running.open();
    running.reportHosts("", 3);
    assertEquals(201, running.ask("POST", "/v1/profiles?id=mine", "", Running.PROFILE).status());
    Running.Answer placed = running.ask("POST", "/v1/placements", "", "{\"profile\":\"mine\"}");
    placement = placed.json().path("placement").asText();
  }

  @AfterEach
  void end() {
    running.close();
  }

  private Running.Answer get(String path) {
    return running.ask("GET", path, "");
  }

  @Test
  void documentOfARevision() throws IOException {
    Running.Answer first = get("/v1/profiles/mine/revisions/1");
    assertEquals(200, first.status());
    assertEquals(get("/v1/profiles/mine").json().path("document"), first.json());
    for (String none : new String[] {"0", "2", "x", "99999999999"}) {
      assertEquals(404, get("/v1/profiles/mine/revisions/" + none).status(), none);
    }
    assertEquals(404, get("/v1/profiles/other/revisions/1").status());
  }

  @Test
  void impactOfANextOne() {
    Running.Answer impact = running.ask("POST", "/v1/profiles/mine/impact", "", Running.PROFILE);
    assertEquals(200, impact.status(), impact.text());
    JsonNode change = impact.json().path("changes").get(0);
    assertEquals(placement, change.path("placement").asText());
    assertEquals(change.path("now"), change.path("then"), "the same document moves nothing");
    assertEquals(1, get("/v1/profiles/mine").json().path("revision").asInt(), "nothing is stored");
    assertEquals(422, running.ask("POST", "/v1/profiles/mine/impact", "", "{}").status());
  }

  @Test
  void choicesOfTheLauncher() {
    Running.Answer tuning = get("/v1/placements/" + placement + "/tuning");
    assertEquals(200, tuning.status());
    assertTrue(tuning.json().path("tuning").isArray(), tuning.text());
  }

  @Test
  void daysOfAHost() {
    String host = get("/v1/hosts").json().path("hosts").get(0).path("host").asText();
    JsonNode history = get("/v1/hosts/" + host.replace("/", "%2F") + "/history").json();
    assertEquals(1, history.path("history").size());
    assertTrue(history.path("days").isArray(), history.toString());
  }

  @Test
  void stabilityWhereItIsAskedFor() {
    String asked = "{\"profile\": \"mine\", \"top\": 1%s}";
    Running.Answer plain = running.ask("POST", "/v1/matches", "", asked.formatted(""));
    assertTrue(plain.json().path("stability").isMissingNode(), plain.text());
    Running.Answer stable =
        running.ask("POST", "/v1/matches", "", asked.formatted(", \"stability\": true"));
    assertEquals(
        stable.json().path("candidates").get(0).path("host"),
        stable.json().path("stability").path("winner"));
    assertTrue(stable.json().path("stability").path("weights").size() > 1, stable.text());
  }

  @Test
  void searchesForSeveralAtOnce() {
    String both = "/v1/profiles?limit=100&trait=latency_sensitivity&trait=throughput_priority=high";
    int found = get(both).json().path("profiles").size();
    int one =
        get("/v1/profiles?limit=100&trait=latency_sensitivity").json().path("profiles").size();
    assertTrue(found < one, found + " of " + one);
    assertEquals(400, get(both + "&level=high").status());
    assertEquals(400, get("/v1/profiles?trait=latency_sensitivity=much").status());
    assertEquals(400, get("/v1/profiles?level=high").status());
  }
}
