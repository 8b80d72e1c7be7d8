package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.Explanation;
import io.personality.model.Similarity;
import io.personality.model.TermScore;
import java.io.IOException;
import java.util.List;

/** A similarity and the terms it is made of. */
final class SimilarityJson {
  private SimilarityJson() {}

  static void similarity(JsonGenerator json, Similarity similarity) throws IOException {
    similarity(json, "similarity", similarity);
  }

  static void similarity(JsonGenerator json, String field, Similarity similarity)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("expected", similarity.expected());
    json.writeNumberField("lower", similarity.lower());
    json.writeNumberField("upper", similarity.upper());
    json.writeNumberField("coverage", similarity.coverage());
    json.writeBooleanField("exact", similarity.exact());
    json.writeEndObject();
  }

  static void terms(JsonGenerator json, Explanation explanation) throws IOException {
    terms(json, "terms", explanation.terms());
  }

  private static void terms(JsonGenerator json, String field, List<TermScore> terms)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (TermScore term : terms) {
      json.writeStartObject();
      json.writeStringField("name", term.name());
      json.writeStringField("group", term.group().label());
      json.writeStringField("asked", term.asked());
      json.writeStringField("found", term.found());
      json.writeNumberField("credit", term.credit().expected());
      json.writeNumberField("credit_lower", term.credit().lower());
      json.writeNumberField("credit_upper", term.credit().upper());
      json.writeNumberField("weight", term.weight());
      json.writeNumberField("contribution", term.contribution());
      json.writeStringField("provenance", term.provenance().label());
      json.writeNumberField("known", term.known());
      if (term.observedAt().isPresent()) {
        json.writeStringField("observed_at", term.observedAt().get().toString());
      }
      if (!term.parts().isEmpty()) {
        terms(json, "parts", term.parts());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
