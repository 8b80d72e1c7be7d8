package io.personality.cli.json;

import io.personality.model.Candidate;
import io.personality.model.Evacuability;
import java.util.Map;

/** What {@code evacuability} answers. */
public final class EvacuabilityJson {
  private EvacuabilityJson() {}

  /** Where a VM could go. */
  public static String of(Evacuability found) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("host", found.host().value());
          json.writeNumberField("others", found.others());
          json.writeNumberField("targets", found.targets());
          json.writeArrayFieldStart("best");
          for (Candidate candidate : found.best()) {
            json.writeStartObject();
            json.writeStringField("host", candidate.host().value());
            SimilarityJson.similarity(json, candidate.similarity());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberField("lack_hardware", found.lackHardware());
          json.writeNumberField("lack_room", found.lackRoom());
          json.writeArrayFieldStart("obstacles");
          for (Map.Entry<String, Integer> one : found.obstacles().entrySet()) {
            json.writeStartObject();
            json.writeStringField("reason", one.getKey());
            json.writeNumberField("hosts", one.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
