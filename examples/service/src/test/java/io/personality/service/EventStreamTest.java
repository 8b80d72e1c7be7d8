package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.service.Running.Answer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final Settings.Limits LIMITS =
      new Settings.Limits(1 << 20, 6_000, 2, Duration.ofSeconds(30));

  private Running running;
  private String admin;
  private String red;
  private String blue;

  @BeforeEach
  void start() {
    running = Running.open(LIMITS);
    admin = running.token("", "admin", "local");
    red = running.token(admin, "user", "red");
    blue = running.token(admin, "user", "blue");
    running.reportHosts(admin, 1);
  }

  @AfterEach
  void end() {
    running.close();
  }

  /** A listener over a connection of its own. */
  private final class Listener implements Closeable {
    private final Socket socket;
    private final BufferedReader lines;

    Listener(String token, String lastSeen) throws IOException {
      URI uri = URI.create(running.url());
      socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout(20_000);
      String request =
          "GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
              + "Authorization: Bearer %s\r\nLast-Event-ID: %s\r\n\r\n".formatted(token, lastSeen);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** What comes up to the line that has a text. */
    String until(String text) throws IOException {
      StringBuilder seen = new StringBuilder();
      String line = "";
      while (!line.contains(text)) {
        line = lines.readLine();
        if (line == null) {
          throw new AssertionError("the stream ended after: " + seen);
        }
        seen.append(line).append('\n');
      }
      return seen.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private String place(String token) {
    Answer placed =
        running.ask("POST", "/v1/placements", token, "{\"profile\":\"analytics-scan\"}");
    return placed.json().path("placement").asText();
  }

  @Test
  void listenerSeesWhatIsTheTenantsOwn() throws IOException {
    try (Listener listener = new Listener(blue, "none")) {
      listener.until("listening");
      String reds = place(red);
      String blues = place(blue);
      assertFalse(listener.until(blues).contains(reds));
    }
  }

  @Test
  void listenerGoesOnAfterTheLastEventItSaw() throws IOException {
    String id;
    try (Listener listener = new Listener(red, "none")) {
      id = listener.until("id: ").replaceAll("(?s).*id: *([^\\n]*)\\n", "$1");
      assertTrue(listener.until("event:").contains("reset"));
    }
    String missed = place(red);
    String others = place(blue);
    try (Listener listener = new Listener(red, id)) {
      String seen = listener.until("listening");
      assertTrue(seen.contains(missed), seen);
      assertFalse(seen.contains(others) || seen.contains("reset"), seen);
    }
  }

  @Test
  void listenersAreCounted() throws IOException {
    try (Listener one = new Listener(red, "none");
        Listener two = new Listener(blue, "none")) {
      one.until("listening");
      two.until("listening");
      try (Listener three = new Listener(admin, "none")) {
        assertTrue(three.until("HTTP/1.1").contains("503"));
      }
    }
    assertEquals(406, running.ask("GET", "/v1/events", red).status());
  }
}
