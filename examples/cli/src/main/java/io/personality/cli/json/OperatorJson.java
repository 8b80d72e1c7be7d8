package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorTerms.Wish;
import io.personality.model.OperatorValue;
import java.io.IOException;
import java.util.List;

/** What a host has of the operator's terms, and the terms themselves. */
final class OperatorJson {
  private OperatorJson() {}

  /** Writes a field {@code operator}, but nothing where no operator had a say. */
  static void values(JsonGenerator json, List<OperatorValue> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("operator");
    for (OperatorValue value : values) {
      json.writeStartObject();
      json.writeStringField("name", value.term().label());
      if (value.value().isPresent()) {
        json.writeNumberField("value", value.value().getAsDouble());
      } else {
        json.writeNullField("value");
      }
      json.writeStringField("unit", value.term().unit());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes a field {@code operator}, but nothing where no operator had a say. */
  static void terms(JsonGenerator json, OperatorTerms terms) throws IOException {
    if (terms.isNone()) {
      return;
    }
    json.writeObjectFieldStart("operator");
    json.writeArrayFieldStart("terms");
    for (Wish wish : terms.wishes()) {
      json.writeStartObject();
      json.writeStringField("name", wish.term().label());
      json.writeNumberField("step", wish.step());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("similarity_tolerance", terms.tolerance());
    json.writeNumberField("pool", terms.pool());
    if (terms.choice() instanceof Choice.Seeded seeded) {
      json.writeNumberField("seed", seeded.seed());
    }
    json.writeEndObject();
  }
}
