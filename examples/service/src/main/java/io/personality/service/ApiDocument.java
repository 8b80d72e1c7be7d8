package io.personality.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.openapi.plugin.DefinitionConfiguration;
import io.javalin.openapi.plugin.OpenApiPlugin;
import io.javalin.openapi.plugin.swagger.SwaggerPlugin;
import io.personality.core.Personality;
import io.personality.service.body.AnyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The OpenAPI document, made from the endpoints' annotations at compile time, and finished here
 * with what all of it has in common.
 */
final class ApiDocument {
  /** Where it is. */
  static final String PATH = "/openapi.json";

  /** Where people read it. */
  static final String PAGE = "/swagger";

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private ApiDocument() {}

  /** Serves the document and the page. */
  static void in(JavalinConfig config) {
    config.registerPlugin(
        new OpenApiPlugin(
            openApi ->
                openApi
                    .withDocumentationPath(PATH)
                    .withRoles(AccessRole.ANYONE)
                    .withDefinitionConfiguration((version, document) -> define(document))));
    config.registerPlugin(
        new SwaggerPlugin(
            page -> {
              page.setDocumentationPath(PATH);
              page.setUiPath(PAGE);
              page.setRoles(new AccessRole[] {AccessRole.ANYONE});
              page.setTitle("Personality");
            }));
  }

  /** Whether a path belongs to the document or to the page. */
  static boolean isPart(String path) {
    return path.equals(PATH) || path.startsWith(PAGE) || path.startsWith("/webjars");
  }

  private static void define(DefinitionConfiguration document) {
    document
        .withInfo(
            info -> {
              info.setTitle("Personality");
              info.setVersion(Personality.version());
              info.setDescription("Ask for a virtual machine by how it should behave.");
            })
        .withSecurity(security -> security.withBearerAuth("bearer"))
        .withDefinitionProcessor(ApiDocument::finish);
  }

  private static String finish(ObjectNode document) {
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    schemas.putObject(AnyJson.class.getSimpleName()); // in OpenAPI, what says nothing allows all
    schemas.forEach(ApiDocument::snake);
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        finishOperation((ObjectNode) operation);
      }
    }
    return document.toPrettyString();
  }

  /** Names in documents are snake case. */
  private static void snake(JsonNode schema) {
    if (schema.path("properties") instanceof ObjectNode properties) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(properties.properties());
      properties.removeAll();
      fields.forEach(field -> properties.set(SNAKE.translate(field.getKey()), field.getValue()));
    }
    if (schema.path("required") instanceof ArrayNode required) {
      for (int i = 0; i < required.size(); i++) {
        required.set(i, SNAKE.translate(required.get(i).textValue()));
      }
    }
  }

  /**
   * Every operation asks for a token and answers with a problem where it does not do what is asked.
   */
  private static void finishOperation(ObjectNode operation) {
    boolean open = operation.path("operationId").asText().startsWith("is");
    if (!open) {
      operation.putArray("security").addObject().putArray("bearer");
    }
    ObjectNode responses = (ObjectNode) operation.path("responses");
    responses.properties().forEach(ApiDocument::problem);
    ObjectNode otherwise = responses.putObject("default");
    otherwise.put("description", "A problem, as RFC 9457 has it");
    content(otherwise);
  }

  private static void problem(Map.Entry<String, JsonNode> response) {
    if (response.getKey().compareTo("400") >= 0) {
      content((ObjectNode) response.getValue());
    }
  }

  private static void content(ObjectNode response) {
    response
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", PROBLEM);
  }
}
