package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.Candidate;
import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.RequirementCount;
import io.personality.model.Explanation;
import io.personality.model.WeightStability;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What {@code match} answers. */
public final class MatchJson {
  private MatchJson() {}

  /**
   * The hosts, best first.
   *
   * @param explanations the terms of each host, in the same order; empty for no terms
   */
  public static String candidates(List<Candidate> candidates, List<Explanation> explanations) {
    return Json.text(json -> candidates(json, candidates, explanations));
  }

  /** The same as a field {@code candidates} beside the stability of the weights. */
  public static String withStability(
      List<Candidate> candidates, List<Explanation> explanations, WeightStability stability) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeFieldName("candidates");
          candidates(json, candidates, explanations);
          StabilityJson.stability(json, stability);
          json.writeEndObject();
        });
  }

  static void candidates(
      JsonGenerator json, List<Candidate> candidates, List<Explanation> explanations)
      throws IOException {
    json.writeStartArray();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      json.writeStartObject();
      json.writeStringField("host", candidate.host().value());
      SimilarityJson.similarity(json, candidate.similarity());
      OperatorJson.values(json, candidate.operator());
      if (!explanations.isEmpty()) {
        SimilarityJson.terms(json, explanations.get(i));
      }
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
