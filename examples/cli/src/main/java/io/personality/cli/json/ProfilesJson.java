package io.personality.cli.json;

import io.personality.model.Profile;
import io.personality.model.ProfileId;
import java.util.Map;

/** What {@code profiles list} answers. */
public final class ProfilesJson {
  private ProfilesJson() {}

  /** An array of the profiles with what they are for. */
  public static String of(Map<ProfileId, Profile> profiles) {
    return Json.text(
        json -> {
          json.writeStartArray();
          for (Map.Entry<ProfileId, Profile> profile : profiles.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", profile.getKey().value());
            json.writeStringField("name", profile.getValue().name());
            json.writeStringField("description", profile.getValue().description());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
