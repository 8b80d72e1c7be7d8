package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.service.EveryOperation.Operation;
import io.personality.service.Running.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  /** What is nobody's own: the fleet, and lists, which show each tenant what is theirs. */
  private static final Set<String> SHARED =
      Set.of(
          "listProfiles",
          "createProfile",
          "checkProfile",
          "showFleet",
          "scoreHosts",
          "listHosts",
          "showHost",
          "showHistory",
          "matchHosts",
          "listPlacements",
          "launch",
          "followEvents");

  private Running running;
  private String admin;
  private String red;
  private String blue;
  private String placement;

  @BeforeAll
  void start() {
    running = Running.open();
    admin = running.token("", "admin", "local");
    red = running.token(admin, "user", "red");
    blue = running.token(admin, "user", "blue");
    running.reportHosts(admin, 3);
    assertEquals(201, running.ask("POST", "/v1/profiles?id=reds", red, Running.PROFILE).status());
    Answer placed =
        running.ask(
            "POST", "/v1/placements", red, "{\"profile\":\"reds\"}", "Idempotency-Key", "key");
    placement = placed.json().path("placement").asText();
  }

  @AfterAll
  void end() {
    running.close();
  }

  private String body(Operation operation) {
    if (!operation.hasBody()) {
      return "";
    }
    return switch (operation.id()) {
      case "rateProfile" -> "{\"stars\":1}";
      case "shareProfile" -> "{\"visibility\":\"public\"}";
      case "migrate" -> "{}";
      case "adjust" -> "{\"vcpus\":1,\"memory_mib\":512}";
      case "launch", "matchHosts", "scoreHosts", "explainHost" -> "{\"profile\":\"reds\"}";
      default -> Running.PROFILE;
    };
  }

  @Test
  void noOperationAnswersWithoutValidToken() {
    List<Operation> operations = EveryOperation.of(running);
    assertTrue(operations.size() > 25);
    for (Operation operation : operations) {
      if (!operation.isOpen()) {
        for (String token : List.of("", "pst_forged", "\u00e9", admin + "x")) {
          Answer answer =
              running.ask(operation.method(), operation.path("x"), ascii(token), body(operation));
          assertEquals(401, answer.status(), operation + " " + answer.text());
          assertEquals("Bearer", answer.header("WWW-Authenticate"));
        }
      }
    }
  }

  private static String ascii(String token) {
    return token.equals("\u00e9") ? "%C3%A9" : token;
  }

  @Test
  void whatIsAnotherTenantsIsNotThere() {
    for (Operation operation : EveryOperation.of(running)) {
      if (!operation.isOpen() && operation.hasParameter()) {
        String id = operation.path().startsWith("/v1/placements") ? placement : "reds";
        Answer answer =
            running.ask(
                operation.method(), operation.path(id), blue, body(operation), "If-Match", "\"1\"");
        assertTrue(Set.of(403, 404).contains(answer.status()), operation + ": " + answer.text());
        assertFalse(answer.text().contains("High-Precision"), operation + ": " + answer.text());
      } else if (!operation.isOpen() && !SHARED.contains(operation.id())) {
        Answer answer = running.ask(operation.method(), operation.path(), blue, body(operation));
        assertEquals(403, answer.status(), operation + ": " + answer.text());
      }
    }
    assertEquals(200, running.ask("GET", "/v1/placements/" + placement, red).status());
  }

  @Test
  void sharedListsShowNothingOfAnotherTenant() {
    for (String list : List.of("/v1/placements", "/v1/profiles")) {
      Answer seen = running.ask("GET", list + "?limit=100", blue);
      assertFalse(seen.text().contains("reds"), seen.text());
      assertTrue(running.ask("GET", list + "?limit=100", red).text().contains("reds"));
    }
    for (String path : List.of("/v1/matches", "/v1/scores", "/v1/placements")) {
      for (String profile : List.of("reds", "reds@1")) {
        Answer answer = running.ask("POST", path, blue, "{\"profile\":\"%s\"}".formatted(profile));
        assertEquals(404, answer.status(), answer.text());
      }
    }
  }

  @Test
  void keyOfOneTenantIsNotAnothers() {
    Answer placed =
        running.ask(
            "POST",
            "/v1/placements",
            blue,
            "{\"profile\":\"analytics-scan\"}",
            "Idempotency-Key",
            "key");
    assertEquals(201, placed.status(), placed.text());
    assertFalse(placed.json().path("placement").asText().equals(placement));
  }

  @Test
  void agentReportsItsOwnHostAndNothingElse() {
    String agent = running.token(admin, "agent", "red", Map.of("host", "rack/1"));
    String own = Running.fingerprint("rack/1");
    assertEquals(200, running.ask("PUT", own, agent, Running.hostLine("rack/1")).status());
    Answer other =
        running.ask("PUT", Running.fingerprint("rack/2"), agent, Running.hostLine("rack/2"));
    assertEquals(403, other.status(), other.text());
    Answer disguised = running.ask("PUT", own, agent, Running.hostLine("rack/2"));
    assertEquals(400, disguised.status(), disguised.text());
    for (Operation operation : EveryOperation.of(running)) {
      if (!operation.isOpen() && !operation.id().equals("reportFingerprint")) {
        Answer answer =
            running.ask(operation.method(), operation.path("x"), agent, body(operation));
        assertEquals(403, answer.status(), operation + ": " + answer.text());
      }
    }
  }

  @Test
  void operatorRunsTheFleetButMakesNoTokens() {
    String operator = running.token(admin, "operator", "ops");
    assertEquals(200, running.ask("POST", "/v1/hosts", operator, "{\"host\":\"rack/9\"}").status());
    assertEquals(403, running.ask("GET", "/v1/tokens", operator).status());
    assertEquals(403, running.ask("POST", "/v1/hosts", red, "{\"host\":\"rack/9\"}").status());
  }

  @Test
  void revokedTokenOpensNothing() {
    String token = running.token(admin, "user", "green");
    assertEquals(200, running.ask("GET", "/v1/hosts", token).status());
    running
        .ask("GET", "/v1/tokens", admin)
        .json()
        .path("tokens")
        .forEach(
            shown -> {
              assertFalse(shown.has("token"), shown.toString());
              if (shown.path("tenant").asText().equals("green")) {
                String path = "/v1/tokens/" + shown.path("id").asText();
                assertEquals(204, running.ask("DELETE", path, admin).status());
              }
            });
    assertEquals(401, running.ask("GET", "/v1/hosts", token).status());
  }

  @Test
  void openServiceIsForThisHostsOwnProgramsOnly() {
    try (Running open = Running.open()) {
      assertEquals(200, open.ask("GET", "/v1/hosts", "").status());
      Answer fromSite = open.ask("GET", "/v1/hosts", "", "", "Origin", "https://evil.example");
      assertEquals(403, fromSite.status(), fromSite.text());
      assertEquals(200, open.ask("GET", "/v1/hosts", "", "", "Origin", open.url()).status());
      open.token("", "user", "red");
      assertEquals(401, open.ask("GET", "/v1/hosts", "").status());
    }
  }

  @Test
  void refusesToListenBeyondThisHostUnprotected() {
    Settings settings =
        new Settings(
            new Settings.Listen("0.0.0.0", 0, Optional.empty(), false),
            new Settings.Database("jdbc:h2:mem:beyond", Optional.empty(), Optional.empty()),
            Settings.Limits.USUAL);
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> Service.start(settings));
    assertTrue(refused.getMessage().contains("--unprotected"), refused.getMessage());
  }
}
