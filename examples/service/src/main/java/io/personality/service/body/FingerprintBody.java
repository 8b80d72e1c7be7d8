package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.openapi.OpenApiPropertyType;
import io.personality.spi.FingerprintStore;
import java.util.List;

/** One fingerprint of a host's history. <i>Immutable.</i> */
public record FingerprintBody(
    long revision,
    String storedAt,
    @OpenApiPropertyType(definedBy = AnyJson.class) @JsonRawValue String fingerprint) {
  /** The fingerprints in their order. */
  public static List<FingerprintBody> of(List<FingerprintStore.Stored> history) {
    return history.stream()
        .map(
            stored ->
                new FingerprintBody(
                    stored.revision(), stored.storedAt().toString(), stored.document()))
        .toList();
  }
}
