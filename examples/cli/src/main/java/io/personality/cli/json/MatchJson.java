package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.Candidate;
import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.RequirementCount;
import io.personality.model.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What {@code match} answers. */
public final class MatchJson {
  private MatchJson() {}

  /** The hosts, best first, without reasons. */
  public static String candidates(List<Candidate> candidates) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Candidate candidate : candidates) {
            json.writeStartObject();
            json.writeStringField("host", candidate.host().value());
            SimilarityJson.similarity(json, candidate.similarity());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The hosts, best first, with the terms of each. */
  public static String explanations(List<Explanation> explanations) {
    return Json.text(json -> explanations(json, explanations));
  }

  static void explanations(JsonGenerator json, List<Explanation> explanations) throws IOException {
    json.writeStartArray();
    for (Explanation explanation : explanations) {
      json.writeStartObject();
      json.writeStringField("host", explanation.host().value());
      SimilarityJson.similarity(json, explanation.similarity());
      SimilarityJson.terms(json, explanation);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Why there is none. */
  public static String refusal(String sentence, Diagnosis diagnosis) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("error", sentence);
          json.writeObjectFieldStart("diagnosis");
          json.writeNumberField("hosts", diagnosis.hosts());
          requirements(json, diagnosis.requirements());
          counterfactuals(json, diagnosis.counterfactuals());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void requirements(JsonGenerator json, List<RequirementCount> counts)
      throws IOException {
    json.writeArrayFieldStart("requirements");
    for (RequirementCount count : counts) {
      json.writeStartObject();
      json.writeStringField("requirement", count.requirement());
      json.writeNumberField("rejects_alone", count.rejectsAlone());
      json.writeNumberField("survivors_in_order", count.survivorsInOrder());
      json.writeNumberField("unknown", count.unknown());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void counterfactuals(JsonGenerator json, List<Counterfactual> ways)
      throws IOException {
    json.writeArrayFieldStart("counterfactuals");
    for (Counterfactual way : ways) {
      json.writeStartObject();
      json.writeArrayFieldStart("relax");
      for (Relaxation change : way.relax()) {
        relaxation(json, change);
      }
      json.writeEndArray();
      json.writeNumberField("hosts", way.hosts());
      json.writeNumberField("best_similarity", way.bestSimilarity());
      json.writeBooleanField("certain", way.certain());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void relaxation(JsonGenerator json, Relaxation change) throws IOException {
    json.writeStartObject();
    json.writeStringField("target", change.target().name().toLowerCase(Locale.ROOT));
    json.writeStringField("operation", change.operation());
    json.writeStringField("path", change.path());
    if (!change.value().isEmpty()) {
      json.writeFieldName("value");
      json.writeRawValue(change.value());
    }
    json.writeStringField("text", change.text());
    json.writeEndObject();
  }
}
