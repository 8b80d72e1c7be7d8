package io.personality.cli.remote;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What came back. <i>Immutable.</i>
 *
 * @param status of HTTP
 * @param type of the body, without parameters
 * @param location where a redirection leads
 * @param text the body
 */
record Reply(int status, String type, String location, String text) {

  static Reply of(HttpResponse<byte[]> response) {
    return of(response, response.body());
  }

  static Reply of(HttpResponse<?> response, byte[] body) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Reply(
        response.statusCode(),
        type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
        response.headers().firstValue("Location").orElse(""),
        new String(body, StandardCharsets.UTF_8));
  }

  boolean isDone() {
    return status >= 200 && status < 300;
  }

  /** Whether the service itself says what is wrong, and not something before it. */
  boolean isProblem() {
    return type.equals("application/problem+json");
  }
}
