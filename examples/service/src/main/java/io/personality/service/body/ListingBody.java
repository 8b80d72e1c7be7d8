package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.openapi.OpenApiPropertyType;
import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.TenantId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A profile and how it stands. <i>Immutable.</i>
 *
 * @param document its newest revision, where one profile was asked for
 */
public record ListingBody(
    String id,
    int revision,
    String name,
    String description,
    String owner,
    String visibility,
    List<String> sharedWith,
    boolean curated,
    boolean retired,
    long votes,
    double rating,
    long outcomes,
    double outcomeScore,
    double standing,
    String createdAt,
    String changedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source importedFrom,
    @OpenApiPropertyType(definedBy = AnyJson.class)
        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String document) {

  /** Where a profile came from. */
  public record Source(String id, int revision, String owner, String exportedAt) {
    static Source of(ImportedFrom from) {
      return new Source(
          from.ref().id().value(),
          from.ref().revision(),
          from.owner().value(),
          from.exportedAt().toString());
    }
  }

  /** A listing alone. */
  public static ListingBody of(Listing listing) {
    return of(listing, null);
  }

  /** A listing with the document of a revision. */
  public static ListingBody of(Listing listing, @Nullable String document) {
    return new ListingBody(
        listing.id().value(),
        listing.newest().revision(),
        listing.name(),
        listing.description(),
        listing.owner().value(),
        listing.sharing().visibility().name().toLowerCase(Locale.ROOT),
        listing.sharing().tenants().stream().map(TenantId::value).toList(),
        listing.curated(),
        listing.retired(),
        listing.votes().count(),
        listing.votes().rating(),
        listing.outcomes().count(),
        listing.outcomes().score(),
        listing.standing(),
        listing.createdAt().toString(),
        listing.changedAt().toString(),
        listing.importedFrom().map(Source::of).orElse(null),
        document);
  }
}
