package io.personality.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers at the address need not be the service, and need not mean well. */
class HostileServiceTest {
  private static final String SECRET = "pst_secret-of-the-test";
  private static final String PROBLEM = "application/problem+json";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private String serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String serve(int status, String type, String body) throws IOException {
    return serve(exchange -> answer(exchange, status, type, body));
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Command.Said ask(String url, String... args) {
    Command.Said said = Command.at(url, SECRET).run(args);
    String all = said.out() + said.err();
    assertFalse(all.contains(SECRET), all);
    assertTrue(
        all.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)), all);
    assertFalse(all.contains("unexpected"), all);
    return said;
  }

  @Test
  void anAnswerWithoutAnEndIsGivenUp() throws IOException {
    byte[] block = " ".repeat(1 << 20).getBytes(UTF_8);
    String url =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                  out.write(block);
                }
              }
            });
    Command.Said said = ask(url, "placements").ended(1);
    assertTrue(said.err().contains("more than 64 MiB"), said.err());
  }

  @Test
  void anEventWithoutAnEndIsGivenUp() throws IOException {
    byte[] block = "data: x".repeat(10_000).getBytes(UTF_8);
    String url =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                  out.write(block);
                }
              }
            });
    assertTrue(ask(url, "events").ended(1).err().contains("has no end"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "null",
        "{\"placements\": 1}",
        "{\"placements\": [1]}",
        "{\"placements\": [{}]}",
        "{\"placements\": [{\"placement\": \"x\"}]}",
        "{\"placements\": []} {}",
        "{\"placements\": [], \"placements\": []}",
        "{\"a\u001b]0;title\u0007\": 1}",
        "{\"placements\": [{\"placement\": \"\u001b[2J\u009b31m\"}]}"
      })
  void whatIsNoAnswerIsSaidToBeNone(String body) throws IOException {
    Command.Said said = ask(serve(200, "application/json", body), "placements").ended(1);
    assertEquals("", said.out());
    assertTrue(said.err().contains("is not what the service does"), said.err());
  }

  @Test
  void deepJsonIsNotFollowedDown() throws IOException {
    String deep = "{\"a\":".repeat(100_000);
    Command.Said said = ask(serve(200, "application/json", deep), "placements").ended(1);
    assertTrue(said.err().contains("is not what the service does"), said.err());
  }

  @Test
  void aListWithoutAnEndIsGivenUpAtItsLimit() throws IOException {
    String url =
        serve(
            200,
            "application/json",
            "{\"profiles\": [%s], \"next\": \"again\"}".formatted(listing("x", "y")));
    assertEquals(3, Command.at(url, SECRET).json("profiles", "list", "--limit", "3").size());
    String empty = serve(200, "application/json", "{\"profiles\": [], \"next\": \"again\"}");
    assertEquals(0, Command.at(empty, SECRET).json("profiles", "list").size());
  }

  private static String listing(String name, String description) {
    return """
        {"id": "x", "revision": 1, "name": "%s", "description": "%s", "owner": "o",
         "visibility": "public", "shared_with": [], "curated": false, "retired": false,
         "votes": 0, "rating": 3, "outcomes": 0, "outcome_score": 0.5, "standing": 0.5,
         "created_at": "2026-01-01T00:00:00Z", "changed_at": "2026-01-01T00:00:00Z"}
        """
        .formatted(name, description);
  }

  @Test
  void controlCharactersNeverReachTheTerminal() throws IOException {
    // Escaped in the JSON, so that the reader itself makes them.
    String evil = "\\u001b[31mred\\u0007 \\u009b2J \\u202eback \\r over";
    String url =
        serve(200, "application/json", "{\"profiles\": [%s]}".formatted(listing("n", evil)));
    Command.Said said = ask(url, "profiles", "list").ended(0);
    assertTrue(said.out().contains("red"), said.out());
    assertFalse(said.out().contains("\u202e"), said.out());
    ask(url, "profiles", "list", "--format", "json").ended(0);
  }

  @Test
  void documentsAreHarmlessToo() throws IOException {
    String document = "{\"name\": \"n\", \"x\": \"\u009b31m \u202e\"}";
    String url =
        serve(
            exchange ->
                answer(
                    exchange,
                    200,
                    "application/json",
                    exchange.getRequestURI().getPath().contains("revisions")
                        ? document
                        : listing("n", "d")));
    Command.Said said = ask(url, "profiles", "show", "x", "--format", "json");
    assertFalse(said.out().contains("\u009b"), said.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectionsAreNotFollowed(int status) throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    String elsewhere =
        serve(
            exchange -> {
              heard.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
              answer(exchange, 200, "application/json", "{\"placements\": []}");
            });
    String url =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Location", elsewhere + "/v1/placements");
              answer(exchange, status, "text/plain", "");
            });
    Command.Said said = ask(url, "placements").ended(1);
    assertTrue(said.err().contains(elsewhere), said.err());
    assertEquals(List.of(), heard);
  }

  @Test
  void aLaunchThatBreaksOffIsSentOnceMoreByTheSameKey() throws IOException {
    List<String> keys = new CopyOnWriteArrayList<>();
    List<String> bodies = new CopyOnWriteArrayList<>();
    String url =
        serve(
            exchange -> {
              keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
              bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              exchange.close(); // before a status: the connection breaks
            });
    Command.Said said = ask(url, "launch", "--profile", "x").ended(1);
    assertEquals(2, keys.size(), keys.toString());
    assertEquals(keys.get(0), keys.get(1));
    assertEquals(bodies.get(0), bodies.get(1));
    assertTrue(said.err().contains("--idempotency-key " + keys.get(0)), said.err());
  }

  @Test
  void whatMayNotBeRepeatedIsSentOnce() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    String url =
        serve(
            exchange -> {
              asked.incrementAndGet();
              exchange.getRequestBody().readAllBytes();
              exchange.close();
            });
    String id = "835eafbf-6af9-43b0-ae3f-b512b7e09c9e";
    Command.Said said = ask(url, "migrate", id).ended(1);
    assertTrue(said.err().contains("is not known"), said.err());
    assertEquals(1, asked.get());
  }

  @Test
  void problemsSayWhatToDo() throws IOException {
    Map<Integer, String> expected =
        Map.of(
            401, "does not accept the token",
            403, "not allowed: the detail",
            404, "the detail",
            409, "the detail",
            412, "the detail",
            422, "the detail",
            429, "wait a minute",
            500, "answered 500: the detail",
            503, "answered 503: the detail");
    for (Map.Entry<Integer, String> one : expected.entrySet()) {
      String body = "{\"title\": \"T\", \"detail\": \"the detail\\u001b[1m\\nnext\"}";
      Command.Said said = ask(serve(one.getKey(), PROBLEM, body), "profiles", "rate", "x", "1");
      assertTrue(said.err().contains(one.getValue()), said.err());
      assertEquals(1, said.err().lines().count(), said.err());
      boolean badInput = List.of(404, 412, 422).contains(one.getKey());
      assertEquals(badInput ? 2 : 1, said.code(), said.err());
    }
    for (int status : new int[] {404, 500, 502}) {
      Command.Said said = ask(serve(status, "text/html", "<h1>"), "profiles", "list").ended(1);
      assertTrue(said.err().contains("is it the address of the service?"), said.err());
    }
  }
}
