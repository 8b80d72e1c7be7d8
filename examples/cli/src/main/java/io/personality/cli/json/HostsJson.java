package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.cli.render.HistoryTable.Day;
import io.personality.cli.render.HistoryTable.Entry;
import io.personality.cli.render.HostTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code hosts} answers. */
public final class HostsJson {
  private HostsJson() {}

  /** An array of hosts. */
  public static String of(List<HostTable.Line> hosts) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (HostTable.Line host : hosts) {
            write(json, host);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, HostTable.Line host) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", host.id().value());
    json.writeStringField("availability", host.availability().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("vcpus", host.allocatable().vcpus());
    json.writeNumberField("memory_mib", host.allocatable().memoryMib());
    json.writeNumberField("overcommit", host.settings().overcommit());
    json.writeNumberField("reserved_vcpus", host.settings().reserved().vcpus());
    json.writeNumberField("reserved_memory_mib", host.settings().reserved().memoryMib());
    Optional<String> launcher = host.settings().launcherAddress();
    if (launcher.isPresent()) {
      json.writeStringField("launcher", launcher.get());
    }
    json.writeNumberField("fingerprint", host.fingerprintRevision());
    if (host.observedAt().isPresent()) {
      json.writeStringField("observed_at", host.observedAt().get().toString());
    }
    json.writeEndObject();
  }

  /** Fingerprints and days, newest first. */
  public static String history(List<Entry> entries, List<Day> days) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("fingerprints");
          for (Entry entry : entries) {
            json.writeStartObject();
            json.writeNumberField("revision", entry.revision());
            json.writeStringField("stored_at", entry.at().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("days");
          for (Day day : days) {
            write(json, day);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Day day) throws IOException {
    json.writeStartObject();
    json.writeStringField("date", day.date().toString());
    json.writeNumberField("fingerprints", day.fingerprints());
    json.writeNumberField("last_revision", day.lastRevision());
    json.writeObjectFieldStart("numbers");
    for (var one : day.numbers().entrySet()) {
      json.writeObjectFieldStart(one.getKey().value());
      json.writeNumberField("count", one.getValue().count());
      json.writeNumberField("mean", one.getValue().mean());
      json.writeNumberField("least", one.getValue().least());
      json.writeNumberField("most", one.getValue().most());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
