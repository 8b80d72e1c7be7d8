package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.model.Basis;
import io.personality.model.Placement;
import java.io.IOException;
import java.util.Locale;

/** What {@code launch} answers. */
public final class LaunchJson {
  private LaunchJson() {}

  /** A placement, how close it is, why, and what it was decided from. */
  public static String placed(Placed placed) {
    return Json.text(json -> placed(json, placed));
  }

  static void placed(JsonGenerator json, Placed placed) throws IOException {
    Placement placement = placed.placement();
    Placement.Decision decision = placement.decision();
    json.writeStartObject();
    json.writeStringField("placement", placement.id().toString());
    json.writeStringField("state", placement.state().name().toLowerCase(Locale.ROOT));
    json.writeStringField("host", decision.host().value());
    SimilarityJson.similarity(json, decision.promised());
    OperatorJson.values(json, decision.operator());
    json.writeBooleanField("simulated", placed.simulated());
    json.writeNumberField("attempts", decision.attempt());
    json.writeStringField("profile", placement.profile().toString());
    json.writeStringField("idempotency_key", placement.idempotencyKey());
    json.writeNumberField("vcpus", placement.resources().vcpus());
    json.writeNumberField("memory_mib", placement.resources().memoryMib());
    decision(json, decision);
    SimilarityJson.terms(json, placed.explanation());
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, Placement.Decision decision) throws IOException {
    Basis basis = decision.basis();
    json.writeObjectFieldStart("decision");
    json.writeStringField("selection", decision.selection().label());
    json.writeNumberField("fingerprint_revision", decision.fingerprintRevision());
    json.writeNumberField("snapshot", basis.snapshot());
    json.writeStringField("catalogue_hash", basis.catalogueHash());
    json.writeStringField("engine_version", basis.engineVersion());
    OperatorJson.terms(json, basis.operator());
    json.writeEndObject();
  }

  /** Why there is no placement. */
  public static String notPlaced(NotPlaced refused) {
    return MatchJson.refusal(refused.reason().sentence(), refused.diagnosis());
  }
}
