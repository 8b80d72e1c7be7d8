package io.personality.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operations that the OpenAPI document has: a new one is there without being named. */
final class EveryOperation {
  private EveryOperation() {}

  /**
   * An operation.
   *
   * @param id its name in the document
   * @param method of HTTP
   * @param path with its parameters in braces
   * @param isOpen whether it asks for no token
   * @param hasBody whether it takes one
   */
  record Operation(String id, String method, String path, boolean isOpen, boolean hasBody) {
    /** The path with the same text for each parameter. */
    String path(String parameter) {
      return path.replaceAll("\\{[^}]*}", parameter);
    }

    boolean hasParameter() {
      return path.contains("{");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> of(Running running) {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = running.ask("GET", "/openapi.json", "").json().path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        operations.add(
            new Operation(
                one.getValue().path("operationId").asText(),
                one.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                one.getValue().path("security").isEmpty(),
                one.getValue().has("requestBody")));
      }
    }
    return operations;
  }
}
