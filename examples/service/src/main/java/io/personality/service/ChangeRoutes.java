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
import io.personality.MoveTerms;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.Resources;
import io.personality.service.body.Adjustment;
import io.personality.service.body.MoveOrder;
import io.personality.service.body.PlacementBody;
import io.personality.service.body.Problem;
import io.personality.service.body.SimilarityBody;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Running VMs: moved to other hosts, and given more or less of theirs. <i>Thread-safe.</i> */
final class ChangeRoutes implements Routes {
  private static final long USUAL_BANDWIDTH = MoveTerms.DEFAULT.bandwidthMibPerSecond();

  private final Personality personality;
  private final OwnPlacements own;
  private final Bodies bodies;
  private final Events events;

  ChangeRoutes(Personality personality, Bodies bodies, Events events) {
    this.personality = personality;
    own = new OwnPlacements(personality);
    this.bodies = bodies;
    this.events = events;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.post("/v1/placements/{id}/migrate", this::migrate, Routes.people());
    routing.post("/v1/placements/{id}/adjust", this::adjust, Routes.people());
  }

  @OpenApi(
      path = "/v1/placements/{id}/migrate",
      methods = HttpMethod.POST,
      operationId = "migrate",
      summary = "Moves a running VM to another host",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = MoveOrder.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = PlacementBody.class)),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(
            status = "409",
            description = "It stays where it is; the detail says why",
            content = @OpenApiContent(from = Problem.class, mimeType = "application/problem+json")),
        @OpenApiResponse(status = "422", description = "The document has faults")
      })
  private void migrate(Context context) {
    MoveTerms terms = terms(bodies.read(bodies.bytes(context), MoveOrder.class));
    Placement placement = own.of(context);
    answer(context, "moved", changed(() -> personality.move(placement.id(), terms)));
  }

  private static MoveTerms terms(MoveOrder order) {
    Long bandwidth = order.bandwidthMibPerSecond();
    Long downtime = order.maxDowntimeMs();
    try {
      return new MoveTerms(
          Optional.ofNullable(order.target()).map(HostId::new),
          bandwidth == null ? USUAL_BANDWIDTH : bandwidth,
          downtime == null ? MoveTerms.DEFAULT.maxDowntime() : Duration.ofMillis(downtime),
          MoveTerms.DEFAULT.limit());
    } catch (IllegalArgumentException e) {
      throw new Refusal(422, "Invalid request", String.valueOf(e.getMessage()));
    }
  }

  @OpenApi(
      path = "/v1/placements/{id}/adjust",
      methods = HttpMethod.POST,
      operationId = "adjust",
      summary = "Gives a running VM more or less of its host, without a restart",
      tags = "placements",
      pathParams = @OpenApiParam(name = "id", required = true),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = Adjustment.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = PlacementBody.class)),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(
            status = "409",
            description = "It keeps what it has; the detail says why",
            content = @OpenApiContent(from = Problem.class, mimeType = "application/problem+json")),
        @OpenApiResponse(status = "422", description = "The document has faults")
      })
  private void adjust(Context context) {
    Adjustment wanted = bodies.read(bodies.bytes(context), Adjustment.class);
    if (wanted.vcpus() < 1 || wanted.memoryMib() < 1) {
      throw new Refusal(422, "Invalid request", "a VM has at least 1 vCPU and 1 MiB");
    }
    Placement placement = own.of(context);
    Resources resources = new Resources(wanted.vcpus(), wanted.memoryMib());
    answer(context, "adjusted", changed(() -> personality.adjust(placement.id(), resources)));
  }

  private static PlacementResult changed(Supplier<PlacementResult> change) {
    try {
      return change.get();
    } catch (LaunchException | IllegalArgumentException e) { // it does not run, or cannot
      throw new Refusal(409, "Not now", String.valueOf(e.getMessage()));
    }
  }

  private void answer(Context context, String what, PlacementResult result) {
    if (result instanceof PlacementResult.NotPlaced refused) {
      throw Refusal.unplaced(refused.reason().sentence(), refused.detail(), refused.diagnosis());
    }
    PlacementResult.Placed placed = (PlacementResult.Placed) result;
    Placement placement = placed.placement();
    events.placement(
        placement.tenant(),
        placement.id().toString(),
        what,
        placement.decision().host().value(),
        SimilarityBody.of(placed.similarity()));
    context.json(PlacementBody.of(placed));
  }
}
