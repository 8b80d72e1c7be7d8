package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.service.body.EvacuabilityBody;
import io.personality.service.body.LivingBody;
import io.personality.service.body.Pages;
import io.personality.service.body.PlacementBody;
import io.personality.service.body.Problem;
import io.personality.service.body.SimilarityBody;
import io.personality.service.body.TuningBody;
import io.personality.service.body.VmRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** VMs: launched, shown and ended, each for its own tenant. <i>Thread-safe.</i> */
final class PlacementRoutes implements Routes {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Personality personality;
  private final OwnPlacements own;
  private final Bodies bodies;
  private final IdempotencyKeys keys;
  private final Events events;

  PlacementRoutes(Personality personality, Bodies bodies, IdempotencyKeys keys, Events events) {
    this.personality = personality;
    own = new OwnPlacements(personality);
    this.bodies = bodies;
    this.keys = keys;
    this.events = events;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/placements", this::list, Routes.people());
    routing.post("/v1/placements", this::place, Routes.people());
    routing.get("/v1/placements/{id}", this::show, Routes.people());
    routing.delete("/v1/placements/{id}", this::release, Routes.people());
    routing.get("/v1/placements/{id}/similarity", this::similarity, Routes.people());
    routing.get("/v1/placements/{id}/evacuability", this::evacuability, Routes.people());
    routing.get("/v1/placements/{id}/tuning", this::tuning, Routes.people());
  }

  @OpenApi(
      path = "/v1/placements",
      methods = HttpMethod.GET,
      operationId = "listPlacements",
      summary = "Lists your tenant's placements, newest first, ended ones included",
      tags = "placements",
      queryParams = {
        @OpenApiParam(
            name = "limit",
            type = Integer.class,
            description = "1 to 100; 20 unless said"),
        @OpenApiParam(
            name = "cursor",
            description = "Where to go on: \"next\" of the answer before")
      },
      responses =
          @OpenApiResponse(
              status = "200",
              content = @OpenApiContent(from = Pages.Placements.class)))
  private void list(Context context) {
    int limit = Requests.limit(context, USUAL, MOST);
    Caller caller = Access.caller(context);
    Optional<Placement.Place> after = Requests.cursor(context, 2).map(PlacementRoutes::place);
    List<Placement> found = personality.placements(caller.visible(), after, limit);
    String next = found.size() < limit ? "" : cursor(found.get(limit - 1).place());
    context.json(new Pages.Placements(found.stream().map(PlacementBody::of).toList(), next));
  }

  private static Placement.Place place(String[] parts) {
    try {
      return new Placement.Place(Instant.parse(parts[0]), PlacementId.of(parts[1]));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw Requests.badCursor();
    }
  }

  private static String cursor(Placement.Place place) {
    return Requests.cursor(place.createdAt().toString(), place.id().toString());
  }

  @OpenApi(
      path = "/v1/placements",
      methods = HttpMethod.POST,
      operationId = "launch",
      summary = "Launches a VM on the host that comes closest to a profile",
      tags = "placements",
      headers =
          @OpenApiParam(
              name = "Idempotency-Key",
              description =
                  "The request's identity, 1 to 200 characters: sent again with the same body, the"
                      + " answer is the same placement and nothing more is started"),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = VmRequest.class)),
      responses = {
        @OpenApiResponse(status = "201", content = @OpenApiContent(from = PlacementBody.class)),
        @OpenApiResponse(
            status = "409",
            description = "No matching hardware available; the diagnosis says why",
            content = @OpenApiContent(from = Problem.class, mimeType = "application/problem+json")),
        @OpenApiResponse(
            status = "422",
            description = "The document has faults, or the key belongs to another body")
      })
  private void place(Context context) {
    byte[] body = bodies.bytes(context);
    Caller caller = Access.caller(context);
    PlacementRequest.Builder builder =
        new VmRequests(personality).read(bodies.read(body, VmRequest.class), caller).builder();
    String key = context.header("Idempotency-Key");
    if (key != null) {
      builder.idempotencyKey(key);
    }
    PlacementRequest request = builder.build();
    PlacementResult result = personality.place(request);
    if (result instanceof PlacementResult.NotPlaced refused) {
      throw Refusal.unplaced(refused.reason().sentence(), refused.detail(), refused.diagnosis());
    }
    placed(context, request, body, (PlacementResult.Placed) result);
  }

  private void placed(
      Context context, PlacementRequest request, byte[] body, PlacementResult.Placed placed) {
    IdempotencyKeys.Kept kept = keys.keep(request.tenant().value(), request.idempotencyKey(), body);
    if (kept == IdempotencyKeys.Kept.OTHER) {
      throw new Refusal(
          422,
          "Key of another request",
          "this Idempotency-Key came first with another body; send a new key, or that body");
    }
    Placement placement = placed.placement();
    if (kept == IdempotencyKeys.Kept.FIRST) {
      tell(placement, "placed", SimilarityBody.of(placed.similarity()));
    }
    context.header("Location", "/v1/placements/" + placement.id());
    context.status(201).json(PlacementBody.of(placed));
  }

  @OpenApi(
      path = "/v1/placements/{id}",
      methods = HttpMethod.GET,
      operationId = "showPlacement",
      summary = "Shows a placement",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = PlacementBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void show(Context context) {
    context.json(PlacementBody.of(own.of(context)));
  }

  @OpenApi(
      path = "/v1/placements/{id}",
      methods = HttpMethod.DELETE,
      operationId = "release",
      summary = "Ends a VM and frees what it had claimed",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = PlacementBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void release(Context context) {
    Placement placement = own.of(context);
    personality.release(placement.id());
    if (!placement.state().isFinal()) {
      tell(placement, "released", null);
    }
    context.json(PlacementBody.of(own.of(context)));
  }

  @OpenApi(
      path = "/v1/placements/{id}/similarity",
      methods = HttpMethod.GET,
      operationId = "showSimilarity",
      summary = "How close its host was at launch, is now, and is found to be by the VM",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = LivingBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void similarity(Context context) {
    context.json(LivingBody.of(personality.similarity(own.of(context).id())));
  }

  @OpenApi(
      path = "/v1/placements/{id}/evacuability",
      methods = HttpMethod.GET,
      operationId = "showEvacuability",
      summary = "Which hosts could take the VM while it runs, and what keeps the others",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      queryParams =
          @OpenApiParam(
              name = "limit",
              type = Integer.class,
              description = "How many hosts are named: 1 to 100; 20 unless said"),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = EvacuabilityBody.class)),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(status = "409", description = "Nothing is known of its host")
      })
  private void evacuability(Context context) {
    int limit = Requests.limit(context, USUAL, MOST);
    Placement placement = own.of(context);
    try {
      context.json(EvacuabilityBody.of(personality.evacuability(placement.id(), limit)));
    } catch (LaunchException | IllegalArgumentException e) {
      throw new Refusal(409, "Not known", String.valueOf(e.getMessage()));
    }
  }

  @OpenApi(
      path = "/v1/placements/{id}/tuning",
      methods = HttpMethod.GET,
      operationId = "showTuning",
      summary = "What the launcher chose for the VM, each with its reason",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = TuningBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void tuning(Context context) {
    context.json(TuningBody.of(personality.tunings(own.of(context).id())));
  }

  private void tell(Placement placement, String text, @Nullable SimilarityBody similarity) {
    String host = placement.decision().host().value();
    events.placement(placement.tenant(), placement.id().toString(), text, host, similarity);
  }
}
