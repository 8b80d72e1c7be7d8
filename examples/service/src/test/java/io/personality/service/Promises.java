package io.personality.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;

/** What the OpenAPI document promises of the answers. */
final class Promises {
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonNode document;

  Promises(String document) {
    try {
      this.document = Bodies.JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new AssertionError(document, e);
    }
    this.document.at("/components/schemas").forEach(Promises::nullable);
  }

  /** OpenAPI 3.0 says "nullable" where JSON Schema has a second type. */
  private static void nullable(JsonNode schema) {
    for (JsonNode property : schema.path("properties")) {
      if (property.path("nullable").asBoolean()) {
        String type = property.path("type").asText();
        ((ObjectNode) property).putArray("type").add(type).add("null");
      }
    }
  }

  /** Fails unless an answer is as promised; what the document does not have promises nothing. */
  void check(String method, String path, int status, String contentType, String text) {
    for (Map.Entry<String, JsonNode> known : document.path("paths").properties()) {
      JsonNode operation = known.getValue().path(method.toLowerCase(Locale.ROOT));
      String shape = known.getKey().replaceAll("\\{[^}]*}", "[^/]+");
      if (!operation.isMissingNode() && path.replaceFirst("\\?.*", "").matches(shape)) {
        check(operation, status, contentType, text);
        return;
      }
    }
  }

  private void check(JsonNode operation, int status, String contentType, String text) {
    String id = operation.path("operationId").asText() + " " + status;
    JsonNode responses = operation.path("responses");
    JsonNode response = responses.path(String.valueOf(status));
    if (response.isMissingNode()) {
      if (status < 400) {
        throw new AssertionError(id + " is not in the document");
      }
      response = responses.path("default");
    }
    JsonNode schema = response.path("content").path(contentType).path("schema");
    if (schema.isMissingNode()) {
      if (!text.isEmpty() && contentType.contains("json")) {
        throw new AssertionError(id + " does not promise " + contentType + ": " + text);
      }
    } else if (schema.has("$ref")) {
      validate(id, schema.path("$ref").asText(), text);
    }
  }

  private void validate(String id, String reference, String text) {
    JSONObject root = new JSONObject();
    root.put("$ref", "#/definitions/" + reference.substring(REFERENCE.length()));
    String schemas = document.at("/components/schemas").toString();
    root.put("definitions", new JSONObject(schemas.replace(REFERENCE, "#/definitions/")));
    Schema schema = SchemaLoader.builder().draftV7Support().schemaJson(root).build().load().build();
    try {
      schema.validate(new JSONObject(text));
    } catch (ValidationException e) {
      throw new AssertionError(id + ": " + e.getAllMessages() + " " + text, e);
    }
  }
}
