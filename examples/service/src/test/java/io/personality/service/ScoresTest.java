package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.service.Running.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final String ASKED = "{\"profile\":" + Running.PROFILE + ",\"top\":100}";

  private Running running;

  @BeforeEach
  void start() {
    running = Running.open();
    running.reportHosts("", 35);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private HttpResponse<byte[]> scores() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(running.url() + "/v1/scores"))
            .POST(BodyPublishers.ofString(ASKED))
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    return answer;
  }

  private JsonNode fleet() {
    return running.ask("GET", "/v1/fleet", "").json();
  }

  @Test
  void tableSaysWhatTheRankingSays() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = scores();
    JsonNode fleet = fleet();
    JsonNode ranking = running.ask("POST", "/v1/matches", "", ASKED).json();
    assertEquals(
        fleet.path("order").asText(), answer.headers().firstValue(ScoreRoutes.ORDER).orElse(""));
    ByteBuffer table = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
    int size = table.getInt(0);
    assertEquals(ranking.path("feasible").asInt(), size);
    assertEquals(ranking.path("lack_room").asInt(), table.getInt(4));
    assertEquals(35, table.getInt(8));
    assertEquals(12 + 12 * size, answer.body().length);
    String[] columns = {"expected", "lower", "upper", "coverage"};
    for (int rank = 0; rank < size; rank++) {
      JsonNode candidate = ranking.path("candidates").path(rank);
      JsonNode host = fleet.path("hosts").path(table.getInt(12 + 4 * rank));
      assertEquals(candidate.path("host"), host.path("host"));
      for (int column = 0; column < columns.length; column++) {
        int found = Short.toUnsignedInt(table.getShort(12 + 4 * size + 2 * (column * size + rank)));
        double said = candidate.path("similarity").path(columns[column]).asDouble();
        assertEquals(said, found / 65535.0, 1e-5, columns[column]);
      }
    }
  }

  @Test
  void orderIsAnotherOnceHostsCome() throws IOException, InterruptedException {
    String before = fleet().path("order").asText();
    Answer reported =
        running.ask("PUT", Running.fingerprint("a/new"), "", Running.hostLine("a/new"));
    assertEquals(200, reported.status(), reported.text());
    assertNotEquals(before, fleet().path("order").asText());
    assertEquals(
        fleet().path("order").asText(), scores().headers().firstValue(ScoreRoutes.ORDER).get());
  }

  @Test
  void reasonsOfAnyHostAddUp() {
    String host = fleet().path("hosts").path(3).path("host").asText();
    assertEquals(200, running.ask("POST", path(host, "cordon"), "").status());
    JsonNode why = running.ask("POST", path(host, "similarity"), "", ASKED).json();
    double sum = 0;
    for (JsonNode term : why.path("terms")) {
      sum += term.path("contribution").asDouble();
    }
    assertTrue(why.path("terms").size() > 3, why.toString());
    assertEquals(why.path("similarity").path("expected").asDouble(), sum, 1e-9);
    assertEquals(404, running.ask("POST", path("none", "similarity"), "", ASKED).status());
  }

  private static String path(String host, String what) {
    return "/v1/hosts/" + host.replace("/", "%2F") + "/" + what;
  }

  @Test
  void checkListsTheFaultsAndKeepsNothing() {
    Answer valid = running.ask("POST", "/v1/validations", "", Running.PROFILE);
    assertEquals(0, valid.json().path("errors").size(), valid.text());
    Answer faulty =
        running.ask(
            "POST",
            "/v1/validations",
            "",
            "{\"name\":\"x\",\"weighted_metrics\":{\"floating_pont_performance\":1}}");
    assertEquals(
        "/weighted_metrics/floating_pont_performance",
        faulty.json().at("/errors/0/pointer").asText());
    Answer broken = running.ask("POST", "/v1/validations", "", "{");
    assertEquals(1, broken.json().path("errors").size(), broken.text());
  }
}
