package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.service.Running.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {
  private Running running;

  @BeforeAll
  void start() {
    running = Running.open();
    running.reportHosts("", 35);
  }

  @AfterAll
  void end() {
    running.close();
  }

  private Answer get(String path) {
    return running.ask("GET", path, "");
  }

  private Answer post(String path, String body, String... headers) {
    return running.ask("POST", path, "", body, headers);
  }

  private static void assertProblem(int status, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    JsonNode problem = answer.json();
    assertEquals(status, problem.path("status").asInt());
    assertEquals(answer.header("X-Request-Id"), problem.path("request_id").asText());
    assertFalse(problem.path("detail").asText().isEmpty());
  }

  @Test
  void profileIsTakenAsItIsWrittenAndRevisedByItsEtag() {
    assertEquals(201, post("/v1/profiles?id=mission", Running.PROFILE).status());
    Answer shown = get("/v1/profiles/mission");
    assertEquals("\"1\"", shown.header("ETag"));
    assertEquals("High-Precision Calculation Node", shown.json().at("/document/name").asText());
    String revisions = "/v1/profiles/mission/revisions";
    assertProblem(428, post(revisions, Running.PROFILE));
    assertProblem(400, post(revisions, Running.PROFILE, "If-Match", "*"));
    assertEquals(201, post(revisions, Running.PROFILE, "If-Match", "\"1\"").status());
    String other = Running.PROFILE.replace("Optimized", "Made");
    assertProblem(412, post(revisions, other, "If-Match", "\"1\""));
    assertEquals("\"2\"", get("/v1/profiles/mission").header("ETag"));
    assertProblem(409, post("/v1/profiles?id=mission", other));
  }

  @Test
  void everyFaultOfProfileIsPointedAt() {
    Answer answer =
        post(
            "/v1/profiles",
            "{\"name\":\"\",\"weighted_metrics\":{\"memory_bandwith\":1,\"network_latency\":-1}}");
    assertProblem(422, answer);
    List<String> pointers = new ArrayList<>();
    answer.json().path("errors").forEach(fault -> pointers.add(fault.path("pointer").asText()));
    assertTrue(pointers.contains("/name"), pointers.toString());
    assertTrue(pointers.contains("/weighted_metrics/network_latency"), pointers.toString());
  }

  @Test
  void faultsOfProfileWithinRequestAreBelowIt() {
    Answer answer = post("/v1/matches", "{\"profile\":{\"name\":\"x\",\"what\":1}}");
    assertProblem(422, answer);
    assertTrue(answer.text().contains("\"pointer\":\"/profile"), answer.text());
  }

  @Test
  void profilesAreRatedAndShared() {
    assertEquals(201, post("/v1/profiles?id=judged", Running.PROFILE).status());
    Answer rated = running.ask("PUT", "/v1/profiles/judged/rating", "", "{\"stars\":5}");
    assertEquals(1, rated.json().path("votes").asInt(), rated.text());
    assertProblem(400, running.ask("PUT", "/v1/profiles/judged/rating", "", "{\"stars\":6}"));
    assertProblem(422, running.ask("PUT", "/v1/profiles/judged/rating", "", "{\"stars\":\"x\"}"));
    Answer shared =
        running.ask(
            "PUT",
            "/v1/profiles/judged/sharing",
            "",
            "{\"visibility\":\"shared\",\"tenants\":[\"blue\"]}");
    assertEquals("blue", shared.json().at("/shared_with/0").asText(), shared.text());
  }

  @Test
  void listsAreWholeWhateverThePage() {
    for (String list : List.of("profiles", "hosts")) {
      List<String> parts = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = get("/v1/" + list + "?limit=3" + cursor).json();
        page.path(list).forEach(one -> parts.add(one.path(key(list)).asText()));
        cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      } while (!cursor.isEmpty());
      List<String> whole = new ArrayList<>();
      get("/v1/" + list + "?limit=100")
          .json()
          .path(list)
          .forEach(one -> whole.add(one.path(key(list)).asText()));
      assertEquals(whole, parts);
      assertTrue(whole.size() > 6);
      assertProblem(400, get("/v1/" + list + "?cursor=bogus"));
    }
  }

  private static String key(String list) {
    return list.equals("hosts") ? "host" : "id";
  }

  @Test
  void searchFindsByTextAndMetric() {
    Answer found = get("/v1/profiles?text=analytic&metric=memory_bandwidth_total");
    assertEquals("analytics-scan", found.json().at("/profiles/0/id").asText(), found.text());
    assertProblem(400, get("/v1/profiles?level=high"));
    assertProblem(400, get("/v1/profiles?limit=1000"));
  }

  @Test
  void vmIsLaunchedExplainedAndEnded() {
    String body = "{\"profile\":" + Running.PROFILE + ",\"vcpus\":2}";
    Answer placed = post("/v1/placements", body, "Idempotency-Key", "one");
    assertEquals(201, placed.status(), placed.text());
    JsonNode placement = placed.json();
    double sum = 0;
    for (JsonNode term : placement.path("terms")) {
      sum += term.path("contribution").asDouble();
    }
    assertEquals(placement.at("/similarity/expected").asDouble(), sum, 1e-9);
    String path = placed.header("Location");
    assertEquals("running", get(path).json().path("state").asText());
    JsonNode living = get(path + "/similarity").json();
    assertEquals(placement.path("similarity"), living.path("promised"));
    assertEquals(placement.path("similarity"), living.path("current"));
    assertFalse(living.has("observed"));
    assertFalse(living.path("observed_unknown_because").asText().isEmpty());
    assertEquals("stopped", running.ask("DELETE", path, "").json().path("state").asText());
    assertEquals(200, running.ask("DELETE", path, "").status());
  }

  @Test
  void keyOfRequestIsItsOwn() {
    String body = "{\"profile\":\"analytics-scan\"}";
    JsonNode first = post("/v1/placements", body, "Idempotency-Key", "two").json();
    JsonNode again = post("/v1/placements", body, "Idempotency-Key", "two").json();
    assertEquals(first.path("placement"), again.path("placement"));
    String other = "{\"profile\":\"analytics-scan\",\"vcpus\":2}";
    assertProblem(422, post("/v1/placements", other, "Idempotency-Key", "two"));
    JsonNode next = post("/v1/placements", body).json();
    assertNotEquals(first.path("placement"), next.path("placement"));
  }

  @Test
  void refusalSaysWhyAndWhatWouldHelp() {
    for (String path : List.of("/v1/matches", "/v1/placements")) {
      Answer answer = post(path, "{\"profile\":\"analytics-scan\",\"vcpus\":1000000}");
      assertProblem(409, answer);
      assertEquals("No matching hardware available", answer.json().path("title").asText());
      assertTrue(answer.json().at("/diagnosis/hosts").asInt() >= 35);
      assertTrue(answer.json().at("/diagnosis/counterfactuals/0/hosts").asInt() > 0);
    }
  }

  @Test
  void hostIsRegisteredReportedAndCordoned() {
    Answer registered = post("/v1/hosts", "{\"host\":\"rack/1\",\"overcommit\":2}");
    assertEquals(0, registered.json().path("fingerprint_revision").asInt(), registered.text());
    String path = registered.header("Location");
    assertEquals("/v1/hosts/rack%2F1", path);
    assertEquals(
        200, running.ask("PUT", path + "/fingerprint", "", Running.hostLine("rack/1")).status());
    JsonNode host = get(path).json();
    assertEquals(64, host.at("/allocatable/vcpus").asInt());
    assertEquals("rack/1", host.at("/fingerprint/host").asText());
    assertEquals("cordoned", post(path + "/cordon", "").json().path("availability").asText());
    assertEquals("draining", post(path + "/drain", "").json().path("availability").asText());
    assertEquals("open", post(path + "/open", "").json().path("availability").asText());
    assertEquals(1, get(path + "/history").json().path("history").size());
    assertProblem(400, running.ask("PUT", path + "/fingerprint", "", Running.hostLine("rack/2")));
    assertProblem(422, running.ask("PUT", path + "/fingerprint", "", "{\"host\":\"rack/1\"}"));
    assertProblem(404, post("/v1/hosts/none/cordon", ""));
    assertProblem(404, get("/v1/hosts/none"));
  }

  @Test
  void operationIsObserved() {
    assertEquals("ok\n", get("/healthz").text());
    assertEquals("ready\n", get("/readyz").text());
    get("/v1/profiles");
    String metrics = get("/metrics").text();
    assertTrue(metrics.contains("endpoint=\"/v1/profiles\""), metrics);
    assertTrue(metrics.contains("personality_hosts"), metrics);
  }

  @Test
  void pageIsServedUnderStrictPolicy() {
    Answer page = get("/");
    assertTrue(page.text().contains("<title>Personality</title>"));
    assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'self';"));
    assertFalse(page.header("Content-Security-Policy").contains("unsafe"));
    assertEquals("nosniff", page.header("X-Content-Type-Options"));
    assertEquals(200, get("/swagger").status());
  }

  @Test
  void requestIsNamedInItsAnswer() {
    Answer named = running.ask("GET", "/healthz", "", "", "X-Request-Id", "mine-1");
    assertEquals("mine-1", named.header("X-Request-Id"));
    Answer odd = running.ask("GET", "/healthz", "", "", "X-Request-Id", "a b");
    assertNotEquals("a b", odd.header("X-Request-Id"));
    assertProblem(404, get("/nowhere"));
    assertProblem(405, running.ask("DELETE", "/v1/profiles", ""));
  }
}
