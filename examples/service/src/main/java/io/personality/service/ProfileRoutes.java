package io.personality.service;

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
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.service.body.AnyJson;
import io.personality.service.body.FaultsBody;
import io.personality.service.body.ListingBody;
import io.personality.service.body.Pages;
import io.personality.service.body.RevisionBody;
import io.personality.service.body.SharingBody;
import io.personality.service.body.Vote;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The profile database. <i>Thread-safe.</i> */
final class ProfileRoutes implements Routes {
  private static final int USUAL = 20;
  private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

  private final Personality personality;
  private final Bodies bodies;
  private final Events events;

  ProfileRoutes(Personality personality, Bodies bodies, Events events) {
    this.personality = personality;
    this.bodies = bodies;
    this.events = events;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/profiles", this::list, Routes.people());
    routing.post("/v1/profiles", this::create, Routes.people());
    routing.post("/v1/validations", this::check, Routes.people());
    routing.get("/v1/profiles/{id}", this::show, Routes.people());
    routing.post("/v1/profiles/{id}/revisions", this::revise, Routes.people());
    routing.put("/v1/profiles/{id}/rating", this::rate, Routes.people());
    routing.put("/v1/profiles/{id}/sharing", this::share, Routes.people());
  }

  @OpenApi(
      path = "/v1/profiles",
      methods = HttpMethod.GET,
      operationId = "listProfiles",
      summary = "Lists or searches the profiles that you may see, best standing first",
      tags = "profiles",
      queryParams = {
        @OpenApiParam(name = "text", description = "Beginnings of words that are in the profile"),
        @OpenApiParam(
            name = "trait",
            description =
                "A trait it has, such as latency_sensitivity or latency_sensitivity=high; may be"
                    + " given several times"),
        @OpenApiParam(
            name = "level",
            description = "Of that trait, where there is one: low, medium or high"),
        @OpenApiParam(
            name = "metric",
            description = "A metric it weighs; may be given several times"),
        @OpenApiParam(name = "owner", description = "The tenant that owns it"),
        @OpenApiParam(
            name = "limit",
            type = Integer.class,
            description = "1 to 100; 20 unless said"),
        @OpenApiParam(
            name = "cursor",
            description = "Where to go on: \"next\" of the answer before")
      },
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = Pages.Profiles.class)))
  private void list(Context context) {
    int limit = Requests.limit(context, USUAL, ProfileSearch.MOST);
    List<Listing> found = library(context).search(ProfileQueries.search(context, limit));
    String next = found.size() < limit ? "" : cursor(found.get(limit - 1));
    context.json(new Pages.Profiles(found.stream().map(ListingBody::of).toList(), next));
  }

  private static String cursor(Listing last) {
    return Requests.cursor(Double.toString(last.standing()), last.id().value());
  }

  @OpenApi(
      path = "/v1/profiles",
      methods = HttpMethod.POST,
      operationId = "createProfile",
      summary = "Keeps a profile; only your tenant sees it",
      tags = "profiles",
      queryParams =
          @OpenApiParam(name = "id", description = "What it is to be called; random unless said"),
      requestBody =
          @OpenApiRequestBody(
              required = true,
              description = "The profile document, as it is",
              content = @OpenApiContent(from = AnyJson.class)),
      responses = {
        @OpenApiResponse(status = "201", content = @OpenApiContent(from = RevisionBody.class)),
        @OpenApiResponse(status = "409", description = "The id is taken"),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void create(Context context) {
    ProfileId id =
        new ProfileId(
            Requests.query(context, "id", text -> text)
                .orElseGet(() -> UUID.randomUUID().toString()));
    Profile profile = personality.profiles().read(bodies.bytes(context));
    stored(context, library(context).create(id, profile), "created");
  }

  @OpenApi(
      path = "/v1/validations",
      methods = HttpMethod.POST,
      operationId = "checkProfile",
      summary = "Lists the faults of a profile document, of form and of names alike; keeps nothing",
      tags = "profiles",
      requestBody =
          @OpenApiRequestBody(
              required = true,
              description = "The profile document, as it is",
              content = @OpenApiContent(from = AnyJson.class)),
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = FaultsBody.class)))
  private void check(Context context) {
    Access.onlyAsks(context);
    context.json(FaultsBody.of(personality.profiles().check(bodies.bytes(context))));
  }

  @OpenApi(
      path = "/v1/profiles/{id}",
      methods = HttpMethod.GET,
      operationId = "showProfile",
      summary = "Shows a profile with its newest document; the ETag is its revision",
      tags = "profiles",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = ListingBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void show(Context context) {
    ProfileLibrary library = library(context);
    Listing listing = library.find(id(context)).orElseThrow(() -> missing(context));
    String document = library.document(listing.newest()).orElseThrow(() -> missing(context));
    context.header("ETag", etag(listing.newest()));
    context.json(ListingBody.of(listing, document));
  }

  @OpenApi(
      path = "/v1/profiles/{id}/revisions",
      methods = HttpMethod.POST,
      operationId = "reviseProfile",
      summary = "Stores the successor of a revision",
      tags = "profiles",
      pathParams = @OpenApiParam(name = "id", required = true),
      headers =
          @OpenApiParam(
              name = "If-Match",
              required = true,
              description = "The ETag of the revision that it follows, such as \"1\""),
      requestBody =
          @OpenApiRequestBody(
              required = true,
              description = "The profile document, as it is",
              content = @OpenApiContent(from = AnyJson.class)),
      responses = {
        @OpenApiResponse(status = "201", content = @OpenApiContent(from = RevisionBody.class)),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(status = "412", description = "There is a newer revision"),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed"),
        @OpenApiResponse(status = "428", description = "If-Match is missing")
      })
  private void revise(Context context) {
    ProfileRef base = new ProfileRef(id(context), base(context));
    Profile profile = personality.profiles().read(bodies.bytes(context));
    stored(context, library(context).revise(base, profile), "revised");
  }

  private static int base(Context context) {
    String header = context.header("If-Match");
    if (header == null) {
      throw new Refusal(
          428, "If-Match missing", "send the ETag of the revision that this one follows");
    }
    Matcher etag = ETAG.matcher(header);
    if (!etag.matches()) {
      throw Refusal.badRequest("If-Match is one ETag that a profile was shown with, such as \"1\"");
    }
    return Integer.parseInt(etag.group(1));
  }

  private void stored(Context context, ProfileRef ref, String what) {
    events.add("profile", Access.caller(context).actor().tenant(), ref.toString(), what);
    context.header("ETag", etag(ref)).header("Location", "/v1/profiles/" + ref.id());
    context.status(201).json(RevisionBody.of(ref));
  }

  @OpenApi(
      path = "/v1/profiles/{id}/rating",
      methods = HttpMethod.PUT,
      operationId = "rateProfile",
      summary = "Sets your vote, in place of the one you had",
      tags = "profiles",
      pathParams = @OpenApiParam(name = "id", required = true),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = Vote.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = ListingBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void rate(Context context) {
    Vote vote = bodies.read(bodies.bytes(context), Vote.class);
    context.json(ListingBody.of(library(context).rate(id(context), vote.stars())));
  }

  @OpenApi(
      path = "/v1/profiles/{id}/sharing",
      methods = HttpMethod.PUT,
      operationId = "shareProfile",
      summary = "Says who sees a profile beside your tenant",
      tags = "profiles",
      pathParams = @OpenApiParam(name = "id", required = true),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = SharingBody.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = ListingBody.class)),
        @OpenApiResponse(status = "403", description = "It is another tenant's"),
        @OpenApiResponse(status = "404")
      })
  private void share(Context context) {
    SharingBody asked = bodies.read(bodies.bytes(context), SharingBody.class);
    List<String> tenants = asked.tenants() == null ? List.of() : asked.tenants();
    Sharing sharing =
        new Sharing(
            Requests.choice(Sharing.Visibility.class, "visibility", asked.visibility()),
            Set.copyOf(tenants.stream().map(TenantId::new).toList()));
    context.json(ListingBody.of(library(context).share(id(context), sharing)));
  }

  private ProfileLibrary library(Context context) {
    return personality.library(Access.caller(context).actor());
  }

  private static ProfileId id(Context context) {
    return new ProfileId(context.pathParam("id"));
  }

  private static String etag(ProfileRef ref) {
    return "\"" + ref.revision() + "\"";
  }

  private static Refusal missing(Context context) {
    return Refusal.notFound("profile \"" + context.pathParam("id") + "\" that you may see");
  }
}
