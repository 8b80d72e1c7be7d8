package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.JavaUtilRegexpFactory;
import org.everit.json.schema.regexp.Regexp;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A JSON Schema (draft-07) of this library. Nothing outside the schema's own text is ever fetched,
 * and its patterns are our own, so that each takes time linear in the text.
 *
 * <p><i>Thread-safe.</i>
 */
final class JsonSchema {
  private final Schema schema;
  private final OrgJson converter;

  private JsonSchema(Schema schema, OrgJson converter) {
    this.schema = schema;
    this.converter = converter;
  }

  /**
   * Loads a schema, which takes milliseconds: do it once.
   *
   * @param name the resource's name, below {@code /io/personality/core/schema/}
   */
  static JsonSchema load(String name) {
    String path = "/io/personality/core/schema/" + name;
    try (InputStream in = JsonSchema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + path + " is missing from the jar");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + path + " cannot be read", e);
    }
  }

  static JsonSchema of(String text) {
    JSONObject document = new JSONObject(text);
    SchemaLoader loader =
        SchemaLoader.builder()
            .draftV7Support()
            .regexpFactory(JsonSchema::regexp)
            .schemaClient(
                url -> {
                  throw new IllegalStateException(
                      "a schema must not refer to another document, here " + url);
                })
            .schemaJson(document)
            .build();
    return new JsonSchema(loader.load().build(), new OrgJson(largestMaxItems(document) + 1));
  }

  /** Every fault of a document, sorted by pointer. */
  List<Violation> violations(JsonNode document) {
    try {
      Validator.builder().build().performValidation(schema, converter.of(document));
      return List.of();
    } catch (ValidationException e) {
      return new SchemaFaults(document).of(e);
    }
  }

  /** Every array of our schemas is bounded, so what lies beyond the largest bound is refused. */
  private static int largestMaxItems(JSONObject schema) {
    int largest = schema.optInt("maxItems", 0);
    for (String key : schema.keySet()) {
      if (schema.get(key) instanceof JSONObject child) {
        largest = Math.max(largest, largestMaxItems(child));
      } else if (schema.get(key) instanceof JSONArray children) {
        for (int i = 0; i < children.length(); i++) {
          largest =
              children.get(i) instanceof JSONObject child
                  ? Math.max(largest, largestMaxItems(child))
                  : largest;
        }
      }
    }
    return largest;
  }

  /** In ECMA-262 $ is the very end; in Java it may stand before a line break as well. */
  private static Regexp regexp(String ecma) {
    String java = ecma.endsWith("$") ? ecma.substring(0, ecma.length() - 1) + "\\z" : ecma;
    return new JavaUtilRegexpFactory().createHandler(java);
  }
}
