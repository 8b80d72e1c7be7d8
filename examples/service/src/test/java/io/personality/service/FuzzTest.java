package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.service.EveryOperation.Operation;
import io.personality.service.Running.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Asks every operation of the OpenAPI document for what nobody would ask: no answer is a fault of
 * the service, and each is as the document promises, which {@link Running} checks.
 *
 * <p>Short in the build; {@code -Dpersonality.fuzz.rounds=1000} asks each operation as often.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("personality.fuzz.rounds", 20);

  /** A stream without an end, which has a test of its own. */
  private static final String ENDLESS = "followEvents";

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "mine",
          "mine@1",
          "mine@0",
          "mine@99999999999999",
          "type/dgx-h100",
          "..",
          "../../etc/passwd",
          "%00",
          "\u0000",
          "'; drop table personality_host; --",
          "\u00e4\ud83d\ude00",
          "<b>&",
          "null",
          "true",
          "-1",
          "0",
          "1",
          "1e308",
          "NaN",
          "9223372036854775808",
          "a".repeat(3_000),
          "00000000-0000-0000-0000-000000000000",
          "{}",
          "[]",
          "user",
          "public");

  private final Random random;
  private final List<String> known = new ArrayList<>();

  FuzzTest() {
    long seed = Long.getLong("personality.fuzz.seed", System.nanoTime());
    System.out.println("seed of the fuzzing: " + seed);
    random = new Random(seed);
  }

  @Test
  void noOperationFails() {
    // Thousands of requests a minute are what this is about.
    Settings.Limits usual = Settings.Limits.USUAL;
    Settings.Limits patient =
        new Settings.Limits(usual.bodyBytes(), 1_000_000, usual.listeners(), usual.idle());
    try (Running running = Running.open(patient)) {
      String admin = running.token("", "admin", "local");
      running.reportHosts(admin, 3);
      running.ask("POST", "/v1/profiles?id=mine", admin, Running.PROFILE);
      Answer placed = running.ask("POST", "/v1/placements", admin, "{\"profile\":\"mine\"}");
      known.add(placed.json().path("placement").asText());
      known.add(placed.json().path("host").asText());
      known.add("mine");
      JsonNode document = running.ask("GET", "/openapi.json", "").json();
      int asked = 0;
      for (Operation operation : EveryOperation.of(running)) {
        for (int round = 0; round < ROUNDS && !operation.id().equals(ENDLESS); round++) {
          ask(running, admin, document, operation);
          asked++;
        }
      }
      assertTrue(asked > 25 * ROUNDS);
      assertTrue(running.ask("GET", "/readyz", "").status() == 200);
    }
  }

  private void ask(Running running, String token, JsonNode document, Operation operation) {
    JsonNode described =
        document
            .path("paths")
            .path(operation.path())
            .path(operation.method().toLowerCase(Locale.ROOT));
    String path = path(operation, described);
    String body = operation.hasBody() ? body(document, described) : "";
    String what = operation + " as " + path + " with " + shortened(body);
    Answer answer;
    try {
      answer = running.ask(operation.method(), path, token, body);
    } catch (AssertionError e) {
      throw new AssertionError(what, e);
    }
    assertTrue(answer.status() < 500, () -> what + ": " + answer.text());
  }

  private static String shortened(String body) {
    return body.length() < 400 ? body : body.substring(0, 400) + "...";
  }

  private String path(Operation operation, JsonNode described) {
    StringBuilder path = new StringBuilder();
    for (String part : operation.path().split("/", -1)) {
      if (!part.isEmpty()) {
        path.append('/').append(part.startsWith("{") ? segment() : part);
      }
    }
    String mark = "?";
    for (JsonNode parameter : described.path("parameters")) {
      if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
        path.append(mark)
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(text()));
        mark = "&";
      }
    }
    return path.toString();
  }

  private String segment() {
    String text = text();
    return text.isEmpty() ? "x" : encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String text() {
    return random.nextInt(3) == 0
        ? known.get(random.nextInt(known.size()))
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String body(JsonNode document, JsonNode described) {
    if (random.nextInt(4) == 0) {
      return damaged(Running.PROFILE);
    }
    String reference = described.at("/requestBody/content/application~1json/schema/$ref").asText();
    JsonNode schema = document.at(reference.replaceFirst("^#", ""));
    StringBuilder body = new StringBuilder("{");
    String comma = "";
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (random.nextInt(4) > 0) {
        body.append(comma).append(quoted(property.getKey())).append(':');
        body.append(value(property.getValue().path("type").asText(), 3));
        comma = ",";
      }
    }
    String whole = body.append('}').toString();
    return random.nextInt(5) == 0 ? damaged(whole) : whole;
  }

  /** Mostly of the type promised. */
  private String value(String type, int depth) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return List.of("null", "true", "-1", "1e400", "[]", "{}", "\"\"").get(random.nextInt(7));
    }
    return switch (type) {
      case "integer", "number" ->
          List.of("0", "1", "3", "0.5", "-7", "4096", "2147483648", "1e30").get(random.nextInt(8));
      case "boolean" -> String.valueOf(random.nextBoolean());
      case "array" -> depth == 0 ? "[]" : "[" + value("string", depth - 1) + "]";
      case "object" ->
          depth == 0 ? "{}" : "{" + quoted(text()) + ":" + value("number", depth - 1) + "}";
      default -> quoted(text());
    };
  }

  private static String quoted(String text) {
    return Bodies.JSON.getNodeFactory().textNode(text).toString();
  }

  /** A character lost, doubled or changed. */
  private String damaged(String text) {
    int at = random.nextInt(text.length());
    String rest = text.substring(at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + rest;
      case 1 -> text.substring(0, at + 1) + text.substring(at);
      default -> text.substring(0, at) + (char) (1 + random.nextInt(0xd7fe)) + rest;
    };
  }
}
