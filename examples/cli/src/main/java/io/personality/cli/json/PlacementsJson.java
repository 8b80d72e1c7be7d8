package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.Explanation;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.Tuning;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code placements} and {@code similarity} answer. */
public final class PlacementsJson {
  private PlacementsJson() {}

  /** An array of placements, each with its history. */
  public static String of(List<Placement> placements) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Placement placement : placements) {
            write(json, placement);
          }
          json.writeEndArray();
        });
  }

  /** One placement with the choices of its launcher. */
  public static String explained(Placement placement, List<Tuning> tunings) {
    return Json.text(
        json -> {
          json.writeStartObject();
          members(json, placement);
          json.writeArrayFieldStart("tuning");
          for (Tuning tuning : tunings) {
            json.writeStartObject();
            json.writeStringField("element", tuning.element());
            json.writeStringField("choice", tuning.choice());
            json.writeBooleanField("degraded", tuning.degraded());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Placement placement) throws IOException {
    json.writeStartObject();
    members(json, placement);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Placement placement) throws IOException {
    json.writeStringField("placement", placement.id().toString());
    json.writeStringField("state", state(placement.state()));
    json.writeStringField("host", placement.decision().host().value());
    SimilarityJson.similarity(json, placement.decision().promised());
    json.writeStringField("profile", placement.profile().toString());
    json.writeStringField("tenant", placement.tenant().value());
    json.writeStringField("idempotency_key", placement.idempotencyKey());
    json.writeNumberField("vcpus", placement.resources().vcpus());
    json.writeNumberField("memory_mib", placement.resources().memoryMib());
    json.writeArrayFieldStart("history");
    for (Placement.Step step : placement.history()) {
      json.writeStartObject();
      json.writeStringField("at", step.at().toString());
      json.writeStringField("state", state(step.state()));
      json.writeStringField("host", step.host().value());
      json.writeStringField("reason", step.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String state(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The similarity promised, current and observed; what is not known is absent, with the reason.
   */
  public static String of(LivingSimilarity living) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("placement", living.placement().toString());
          SimilarityJson.similarity(json, "promised", living.promised());
          Optional<Explanation> current = living.current();
          if (current.isPresent()) {
            SimilarityJson.similarity(json, "current", current.get().similarity());
          } else {
            json.writeStringField("current_unknown_because", "its host is no longer in the fleet");
          }
          if (living.observed().isPresent()) {
            SimilarityJson.similarity(json, "observed", living.observed().get());
          } else {
            json.writeStringField("observed_unknown_because", living.observedUnknownBecause());
          }
          if (current.isPresent()) {
            SimilarityJson.terms(json, current.get());
          }
          json.writeEndObject();
        });
  }
}
