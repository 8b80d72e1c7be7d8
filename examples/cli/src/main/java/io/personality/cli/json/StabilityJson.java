package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;
import java.io.IOException;

/** Over which range of each weight the winner stays the winner. */
final class StabilityJson {
  private StabilityJson() {}

  static void stability(JsonGenerator json, WeightStability stability) throws IOException {
    json.writeObjectFieldStart("stability");
    json.writeStringField("winner", stability.winner().value());
    json.writeArrayFieldStart("weights");
    for (WeightRange range : stability.ranges()) {
      json.writeStartObject();
      json.writeStringField("name", range.term());
      json.writeStringField("group", range.group().label());
      json.writeNumberField("weight", range.weight());
      limit(json, "below", range.below());
      limit(json, "above", range.above());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void limit(JsonGenerator json, String end, Limit limit) throws IOException {
    json.writeObjectFieldStart(end);
    if (limit instanceof Limit.At at) {
      json.writeStringField("limit", "at");
      json.writeNumberField("weight", at.weight());
      json.writeStringField("rival", at.rival().value());
    } else {
      json.writeStringField("limit", limit instanceof Limit.Any ? "any" : "not_determined");
    }
    json.writeEndObject();
  }
}
