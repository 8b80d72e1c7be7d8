package io.personality.cli.json;

import io.personality.Violation;
import java.util.List;

/** What {@code validate} answers. */
public final class ValidationJson {
  private ValidationJson() {}

  /** Whether the document is valid, and its faults. */
  public static String of(List<Violation> violations) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("valid", violations.isEmpty());
          json.writeArrayFieldStart("violations");
          for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("pointer", violation.pointer());
            json.writeStringField("message", violation.message());
            json.writeStringField("remedy", violation.remedy());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
