package io.personality.service;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.service.body.AnyJson;
import io.personality.service.body.ImpactBody;
import java.util.Optional;
import java.util.regex.Pattern;

/** Revisions of profiles: those there are, and what a next one would mean. <i>Thread-safe.</i> */
final class RevisionRoutes implements Routes {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Personality personality;
  private final Bodies bodies;

  RevisionRoutes(Personality personality, Bodies bodies) {
    this.personality = personality;
    this.bodies = bodies;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/profiles/{id}/revisions/{revision}", this::document, Routes.people());
    routing.post("/v1/profiles/{id}/impact", this::impact, Routes.people());
  }

  @OpenApi(
      path = "/v1/profiles/{id}/revisions/{revision}",
      methods = HttpMethod.GET,
      operationId = "showRevision",
      summary = "Shows the document of a revision, as it was written",
      tags = "profiles",
      pathParams = {
        @OpenApiParam(name = "id", required = true),
        @OpenApiParam(name = "revision", required = true, description = "Counts from 1")
      },
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = AnyJson.class)),
        @OpenApiResponse(status = "404")
      })
  private void document(Context context) {
    ProfileLibrary library = library(context);
    ProfileId id = id(context);
    Listing listing =
        library
            .find(id)
            .orElseThrow(() -> Refusal.notFound("profile \"" + id + "\" that you may see"));
    String revision = context.pathParam("revision");
    String document =
        number(revision)
            .flatMap(number -> library.document(new ProfileRef(listing.id(), number)))
            .orElseThrow(() -> Refusal.notFound("revision \"" + revision + "\" of this profile"));
    context.contentType(ContentType.APPLICATION_JSON).result(document);
  }

  private static Optional<Integer> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  @OpenApi(
      path = "/v1/profiles/{id}/impact",
      methods = HttpMethod.POST,
      operationId = "showImpact",
      summary = "What a next revision would mean for the VMs that run by this profile",
      description = "Stores nothing.",
      tags = "profiles",
      pathParams = @OpenApiParam(name = "id", required = true),
      requestBody =
          @OpenApiRequestBody(
              required = true,
              description = "The profile document, as it is",
              content = @OpenApiContent(from = AnyJson.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = ImpactBody.class)),
        @OpenApiResponse(status = "403", description = "It is another tenant's"),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void impact(Context context) {
    Access.onlyAsks(context);
    Profile next = personality.profiles().read(bodies.bytes(context));
    context.json(ImpactBody.of(library(context).impact(id(context), next)));
  }

  private ProfileLibrary library(Context context) {
    return personality.library(Access.caller(context).actor());
  }

  private static ProfileId id(Context context) {
    return new ProfileId(context.pathParam("id"));
  }
}
