package io.personality.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.core.ProfileBundles.Imported;
import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the commands below {@code profiles} answer. */
public final class ListingsJson {
  private ListingsJson() {}

  /** An array of listings. */
  public static String of(List<Listing> listings) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Listing listing : listings) {
            write(json, listing);
          }
          json.writeEndArray();
        });
  }

  /** One listing. */
  public static String of(Listing listing) {
    return Json.text(json -> write(json, listing));
  }

  /** A revision. */
  public static String of(ProfileRef ref) {
    return Json.text(
        json -> {
          json.writeStartObject();
          write(json, ref);
          json.writeEndObject();
        });
  }

  /** An array of what an import did. */
  public static String imported(List<Imported> imported) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Imported one : imported) {
            json.writeStartObject();
            write(json, one.ref());
            json.writeStringField("effect", one.effect().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, ProfileRef ref) throws IOException {
    json.writeStringField("id", ref.id().value());
    json.writeNumberField("revision", ref.revision());
  }

  private static void write(JsonGenerator json, Listing listing) throws IOException {
    json.writeStartObject();
    write(json, listing.newest());
    json.writeStringField("name", listing.name());
    json.writeStringField("description", listing.description());
    json.writeStringField("owner", listing.owner().value());
    json.writeStringField(
        "visibility", listing.sharing().visibility().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("shared_with");
    for (TenantId tenant : listing.sharing().tenants()) {
      json.writeString(tenant.value());
    }
    json.writeEndArray();
    json.writeBooleanField("curated", listing.curated());
    json.writeBooleanField("retired", listing.retired());
    json.writeNumberField("votes", listing.votes().count());
    json.writeNumberField("rating", listing.votes().rating());
    json.writeNumberField("outcomes", listing.outcomes().count());
    json.writeNumberField("outcome_score", listing.outcomes().score());
    json.writeNumberField("standing", listing.standing());
    json.writeStringField("created_at", listing.createdAt().toString());
    json.writeStringField("changed_at", listing.changedAt().toString());
    if (listing.importedFrom().isPresent()) {
      ImportedFrom from = listing.importedFrom().get();
      json.writeObjectFieldStart("imported_from");
      write(json, from.ref());
      json.writeStringField("owner", from.owner().value());
      json.writeStringField("exported_at", from.exportedAt().toString());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
