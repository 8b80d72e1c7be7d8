package io.personality.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.personality.model.FeatureName;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The units in a fingerprint document, since readings themselves bear none.
 *
 * <p><i>Immutable.</i>
 *
 * @param features the document's features
 */
public record FeatureUnits(JsonNode features) {

  /** The units of a document that the engine wrote. */
  public static FeatureUnits of(String document) {
    try {
      return new FeatureUnits(new JsonMapper().readTree(document).path("features"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unit of a feature's numbers; empty where it has none. */
  public String unit(FeatureName feature) {
    return features.path(feature.value()).path("unit").asText("");
  }
}
