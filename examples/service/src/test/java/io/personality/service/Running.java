package io.personality.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.service.Settings.Database;
import io.personality.service.Settings.Limits;
import io.personality.service.Settings.Listen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A service on any free loopback port, with an empty database in memory. */
final class Running implements AutoCloseable {
  /** The mission's profile. */
  static final String PROFILE = resource("high-precision.json");

  private static final String HOSTS = resource("host-types.jsonl");

  private final Service service;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Promises promises;

  private Running(Service service) {
    this.service = service;
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/openapi.json")).build();
    promises = new Promises(exchange(request).body());
  }

  static Running open() {
    return open(Limits.USUAL);
  }

  static Running open(Limits limits) {
    return on("jdbc:h2:mem:" + UUID.randomUUID(), limits);
  }

  static Running on(String database, Limits limits) {
    return new Running(
        Service.start(
            new Settings(
                Listen.loopback(0),
                new Database(database, Optional.empty(), Optional.empty()),
                limits)));
  }

  /** An answer. */
  record Answer(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return Bodies.JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Asks without a body. */
  Answer ask(String method, String path, String token) {
    return ask(method, path, token, "");
  }

  /** Asks with a body, which may be empty, and with headers, each a name and a value. */
  Answer ask(String method, String path, String token, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Every answer is compared with what the document promises. */
  Answer send(HttpRequest request) {
    HttpResponse<String> response = exchange(request);
    promises.check(
        request.method(),
        request.uri().getRawPath(),
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
    return new Answer(response.statusCode(), response.body(), response);
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a token, by the authority of another one; the first needs none. */
  String token(String by, String role, String tenant, Map<String, String> more) {
    StringBuilder body =
        new StringBuilder(
            "{\"role\":\"%s\",\"tenant\":\"%s\",\"user\":\"u\"".formatted(role, tenant));
    more.forEach((name, value) -> body.append(",\"%s\":\"%s\"".formatted(name, value)));
    Answer made = ask("POST", "/v1/tokens", by, body + "}");
    if (made.status() != 201) {
      throw new AssertionError(made.text());
    }
    return made.json().path("token").asText();
  }

  String token(String by, String role, String tenant) {
    return token(by, role, tenant, Map.of());
  }

  /** Reports the first host types of the sample. */
  void reportHosts(String token, int count) {
    HOSTS
        .lines()
        .limit(count)
        .forEach(
            line -> {
              String host = line.replaceFirst(".*?\"host\": \"([^\"]*)\".*", "$1");
              Answer answer = ask("PUT", fingerprint(host), token, line);
              if (answer.status() != 200) {
                throw new AssertionError(answer.text());
              }
            });
  }

  static String fingerprint(String host) {
    return "/v1/hosts/" + host.replace("/", "%2F") + "/fingerprint";
  }

  /** The fingerprint of a host of the sample, as if of another one. */
  static String hostLine(String name) {
    return HOSTS
        .lines()
        .findFirst()
        .orElseThrow()
        .replaceFirst("\"host\": \"[^\"]*\"", "\"host\": \"" + name + "\"");
  }

  String url() {
    return service.address();
  }

  Service service() {
    return service;
  }

  private static String resource(String name) {
    try (InputStream in = Running.class.getResourceAsStream("/io/personality/cli/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
