package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.cli.render.QuotaTable.Line;
import io.personality.model.Quota;
import java.io.IOException;
import java.util.List;

/** What {@code quota} answers. */
public final class QuotasJson {
  private QuotasJson() {}

  /** An array of tenants, each with what it may have and has; what is unlimited is absent. */
  public static String of(List<Line> lines) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Line line : lines) {
            json.writeStartObject();
            json.writeStringField("tenant", line.tenant().value());
            json.writeObjectFieldStart("quota");
            limit(json, "placements", line.quota().placements());
            limit(json, "vcpus", line.quota().vcpus());
            limit(json, "memory_mib", line.quota().memoryMib());
            limit(json, "accelerators", line.quota().accelerators());
            json.writeEndObject();
            json.writeObjectFieldStart("used");
            json.writeNumberField("placements", line.used().placements());
            json.writeNumberField("vcpus", line.used().vcpus());
            json.writeNumberField("memory_mib", line.used().memoryMib());
            json.writeNumberField("accelerators", line.used().accelerators());
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void limit(JsonGenerator json, String name, long most) throws IOException {
    if (most != Quota.UNLIMITED) {
      json.writeNumberField(name, most);
    }
  }
}
