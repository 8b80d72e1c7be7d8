package io.personality.cli.json;

import io.personality.cli.remote.Event;

/** What {@code events} answers. */
public final class EventsJson {
  private EventsJson() {}

  /** An event on one line. */
  public static String of(Event event) {
    return Json.line(
        json -> {
          json.writeStartObject();
          json.writeStringField("kind", event.kind());
          json.writeStringField("at", event.at().toString());
          json.writeStringField("subject", event.subject());
          json.writeStringField("text", event.text());
          if (event.host().isPresent()) {
            json.writeStringField("host", event.host().get().value());
          }
          if (event.similarity().isPresent()) {
            SimilarityJson.similarity(json, event.similarity().get());
          }
          json.writeEndObject();
        });
  }
}
