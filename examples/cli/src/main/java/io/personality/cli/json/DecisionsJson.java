package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.LoggedDecision;
import io.personality.PlacementRequest.Subject;
import io.personality.Replay;
import io.personality.model.Candidate;
import java.io.IOException;
import java.util.List;

/** What {@code decisions} and {@code replay} answer. */
public final class DecisionsJson {
  private DecisionsJson() {}

  /** An array of decisions, newest first. */
  public static String of(List<LoggedDecision> decisions) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (LoggedDecision decision : decisions) {
            json.writeStartObject();
            write(json, decision);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The decision, what comes out now, and whether both are the same. */
  public static String of(Replay replay) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("same", replay.isSame());
          json.writeArrayFieldStart("differences");
          for (String difference : replay.differences()) {
            json.writeString(difference);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("decision");
          write(json, replay.decision());
          json.writeEndObject();
          json.writeObjectFieldStart("again");
          write(json, replay.again());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, LoggedDecision decision) throws IOException {
    json.writeStringField("placement", decision.id().toString());
    json.writeStringField("at", decision.at().toString());
    json.writeStringField("tenant", decision.request().tenant().value());
    json.writeStringField(
        "profile",
        decision.request().subject() instanceof Subject.Given given
            ? given.profile().name()
            : ((Subject.Stored) decision.request().subject()).ref().toString());
    json.writeStringField("catalogue", decision.basis().catalogueHash());
    json.writeStringField("engine_version", decision.basis().engineVersion());
    write(json, decision.outcome());
  }

  private static void write(JsonGenerator json, LoggedDecision.Outcome outcome) throws IOException {
    json.writeNumberField("hosts", outcome.hosts());
    json.writeNumberField("feasible", outcome.feasible());
    json.writeNumberField("lack_room", outcome.lackRoom());
    json.writeArrayFieldStart("candidates");
    for (Candidate candidate : outcome.candidates()) {
      json.writeStartObject();
      json.writeStringField("host", candidate.host().value());
      SimilarityJson.similarity(json, candidate.similarity());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
