package io.personality.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing to ask of the service. <i>Immutable.</i> */
final class Call {
  /** How it may be sent. */
  private record Manner(boolean repeatable, boolean slow) {}

  private final String method;
  private final String path;
  private final Optional<byte[]> body;
  private final Map<String, String> headers;
  private final Manner manner;

  private Call(
      String method,
      String path,
      Optional<byte[]> body,
      Map<String, String> headers,
      Manner manner) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.headers = Map.copyOf(headers);
    this.manner = manner;
  }

  /** Asks for what is there, which may be asked again. */
  static Call get(String path) {
    return new Call("GET", path, Optional.empty(), Map.of(), new Manner(true, false));
  }

  static Call delete(String path) {
    return new Call("DELETE", path, Optional.empty(), Map.of(), new Manner(false, false));
  }

  static Call post(String path, byte[] body) {
    return new Call("POST", path, Optional.of(body), Map.of(), new Manner(false, false));
  }

  static Call put(String path, byte[] body) {
    return new Call("PUT", path, Optional.of(body), Map.of(), new Manner(false, false));
  }

  Call header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(method, path, body, more, manner);
  }

  /** Sent twice it does no more than sent once, so that it may be sent again after a break. */
  Call repeatable() {
    return new Call(method, path, body, headers, new Manner(true, manner.slow()));
  }

  /** VMs are started, ended or moved before there is an answer. */
  Call slow() {
    return new Call(method, path, body, headers, new Manner(manner.repeatable(), true));
  }

  /** A path of these parts, each as it is. */
  static String path(String... parts) {
    StringBuilder path = new StringBuilder("/v1");
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return path.toString();
  }

  /** The path with the query of these names and values. */
  static String query(String path, List<Map.Entry<String, String>> parameters) {
    StringBuilder query = new StringBuilder(path);
    char separator = '?';
    for (Map.Entry<String, String> one : parameters) {
      query.append(separator).append(one.getKey()).append('=').append(encoded(one.getValue()));
      separator = '&';
    }
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Optional<byte[]> body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }

  boolean isRepeatable() {
    return manner.repeatable();
  }

  boolean isSlow() {
    return manner.slow();
  }
}
