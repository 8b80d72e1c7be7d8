package io.personality.cli.json;

import io.personality.model.Impact;

/** What {@code profiles revise --impact} answers. */
public final class ImpactJson {
  private ImpactJson() {}

  /** The impact with every change. */
  public static String of(Impact impact) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeNumberField("placements", impact.changes().size());
          json.writeNumberField("passed_over", impact.passedOver());
          json.writeNumberField("choosing_another", impact.choosingAnother());
          json.writeNumberField("unfit", impact.unfit());
          json.writeNumberField("mean_shift", impact.meanShift());
          json.writeArrayFieldStart("changes");
          for (Impact.Change change : impact.changes()) {
            json.writeStartObject();
            json.writeStringField("placement", change.placement().toString());
            json.writeNumberField("by_revision", change.by().revision());
            json.writeStringField("host", change.host().value());
            json.writeNumberField("now", change.now().expected());
            json.writeNumberField("then", change.then().expected());
            json.writeStringField("choice_now", change.choiceNow().value());
            json.writeStringField("choice_then", change.choiceThen().value());
            json.writeBooleanField("fit", change.fit());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
