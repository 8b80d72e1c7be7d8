package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.service.EveryOperation.Operation;
import io.personality.service.Running.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbuseTest {
  private static final Settings.Limits LIMITS =
      new Settings.Limits(1 << 20, 100_000, 20, Duration.ofMillis(700));

  private Running running;

  @BeforeAll
  void start() {
    running = Running.open(LIMITS);
  }

  @AfterAll
  void end() {
    running.close();
  }

  @AfterEach
  void stillAnswers() {
    assertEquals(200, running.ask("GET", "/readyz", "").status());
  }

  /** Sends bytes as they are and reads until the service closes the connection. */
  private String raw(String request) throws IOException {
    URI uri = URI.create(running.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void deepJsonIsRefusedEverywhere() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String within = "{\"profile\":" + deep + "}";
    for (Operation operation : EveryOperation.of(running)) {
      if (operation.hasBody()) {
        for (String body : List.of(deep, within)) {
          Answer answer =
              running.ask(operation.method(), operation.path("x"), "", body, "If-Match", "\"1\"");
          boolean refused = answer.status() == 400 || answer.status() == 422;
          boolean checked = operation.id().equals("checkProfile"); // which is asked for the faults
          assertTrue(
              refused || (checked && !answer.json().path("errors").isEmpty()),
              operation + ": " + answer.text());
        }
      }
    }
  }

  @Test
  void hugeBodyIsRefusedWithoutBeingRead() throws IOException {
    for (Operation operation : EveryOperation.of(running)) {
      if (operation.hasBody()) {
        String head =
            operation.method()
                + " "
                + operation.path("x")
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "If-Match: \"1\"\r\nConnection: close\r\nContent-Length: 1073741824\r\n\r\n{";
        assertTrue(raw(head).startsWith("HTTP/1.1 413"), operation.toString());
      }
    }
  }

  @Test
  void bodyWithoutLengthIsBoundedToo() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(running.url() + "/v1/profiles"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 << 20])))
            .build();
    assertEquals(413, running.send(request).status());
  }

  @Test
  void compressedBodyIsRefused() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[100 << 20]);
    }
    for (Operation operation : EveryOperation.of(running)) {
      if (operation.hasBody()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(running.url() + operation.path("x")))
                .method(operation.method(), BodyPublishers.ofByteArray(bomb.toByteArray()))
                .headers("Content-Encoding", "gzip", "If-Match", "\"1\"")
                .build();
        assertEquals(415, running.send(request).status(), operation.toString());
      }
    }
  }

  @Test
  void pathsLeadNowhereElse() throws IOException {
    for (String path :
        List.of(
            "/../logback.xml",
            "/..%2Flogback.xml",
            "/%2e%2e/logback.xml",
            "/..;/logback.xml",
            "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "/..\\logback.xml",
            "//etc/passwd",
            "/v1/hosts/..%2F..%2Fetc%2Fpasswd",
            "/v1/profiles/..%2F..%2Fetc%2Fpasswd",
            "/%00")) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), path + ": " + answer);
      assertFalse(answer.contains("root:") || answer.contains("<configuration"), answer);
    }
  }

  @Test
  void headersCannotBeInjected() throws IOException {
    for (String path :
        List.of("/v1/hosts/x%0d%0aSet-Cookie:%20a=b", "/v1/profiles/x%0d%0aSet-Cookie:%20a=b")) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), answer);
      assertFalse(answer.contains("\nSet-Cookie"), answer);
    }
    Answer odd = running.ask("POST", "/v1/hosts", "", "{\"host\":\"a\\r\\nSet-Cookie: a=b\"}");
    assertEquals(400, odd.status(), odd.text());
  }

  @Test
  void oddParametersAreRefused() {
    for (Operation operation : EveryOperation.of(running)) {
      if (operation.hasParameter()) {
        for (String parameter : List.of("%20", "%F0%9F%92%A9", "a".repeat(500), "%27%20or%201=1")) {
          Answer answer =
              running.ask(
                  operation.method(),
                  operation.path(parameter),
                  "",
                  operation.hasBody() ? Running.PROFILE : "",
                  "If-Match",
                  "\"1\"");
          assertTrue(
              answer.status() >= 400 && answer.status() < 500, operation + ": " + answer.text());
        }
      }
    }
  }

  @Test
  void ambiguousJsonIsRefused() {
    for (String body :
        List.of(
            "{\"host\":\"a\",\"host\":\"b\"}",
            "{\"host\":\"a\"} {}",
            "{\"host\":\"a\",\"admin\":true}",
            "null",
            "{\"host\":null}",
            "{}",
            "{\"host\":\"a\",\"overcommit\":1e400}",
            "{\"host\":\"a\",\"overcommit\":-1}",
            "\u0000")) {
      Answer answer = running.ask("POST", "/v1/hosts", "", body);
      assertTrue(answer.status() == 400 || answer.status() == 422, body + ": " + answer.text());
    }
  }

  @Test
  void bogusEventIdentityIsAnsweredByReset() throws IOException {
    for (String id : List.of("none", "00000000-1", "-1", "99999999999999999999", "a b")) {
      assertTrue(firstEvent(id).contains("event: reset"), id);
    }
  }

  private String firstEvent(String id) throws IOException {
    URI uri = URI.create(running.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                      + "Last-Event-ID: "
                      + id
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder text = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (!text.toString().contains("listening")) {
        int next = in.read();
        assertTrue(next >= 0, text.toString());
        text.append((char) next);
      }
      return text.toString();
    }
  }

  @Test
  void slowHeadIsCutOff() throws IOException {
    URI uri = URI.create(running.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /healthz HTTP/1.1\r\nHost:".getBytes(StandardCharsets.UTF_8));
      String end = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertFalse(end.contains("200"), end);
    }
  }

  @Test
  void slowBodyIsCutOff() throws IOException {
    String answer =
        raw("POST /v1/hosts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{");
    assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
  }

  @Test
  void bodyInDripsIsCutOff() throws Exception {
    URI uri = URI.create(running.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /v1/hosts HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
              + "Content-Length: 100000\r\n\r\n{";
      out.write(head.getBytes(StandardCharsets.UTF_8));
      // Never silent for as long as is allowed, and yet cut off long before the body is whole.
      int drips = 0;
      InputStream in = socket.getInputStream();
      while (in.available() == 0 && drips < 100) {
        out.write(' ');
        out.flush();
        Thread.sleep(100);
        drips++;
      }
      byte[] start = in.readNBytes(12);
      assertEquals("HTTP/1.1 408", new String(start, StandardCharsets.UTF_8));
    }
  }

  @Test
  void tooManyRequestsAreRefused() {
    try (Running few = Running.open(new Settings.Limits(1 << 20, 5, 2, Duration.ofSeconds(30)))) {
      for (int i = 0; i < 5; i++) {
        assertEquals(200, few.ask("GET", "/v1/hosts", "").status());
      }
      assertEquals(429, few.ask("GET", "/v1/hosts", "").status());
      assertEquals(200, few.ask("GET", "/healthz", "").status());
    }
  }
}
