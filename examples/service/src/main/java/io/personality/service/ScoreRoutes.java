package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import io.personality.service.body.CandidateBody;
import io.personality.service.body.FleetBody;
import io.personality.service.body.Problem;
import io.personality.service.body.VmRequest;
import java.util.List;

/**
 * The whole fleet against a profile, for a page that draws it. <i>Thread-safe.</i>
 *
 * <p>The hosts are told once; scores, which are asked for again with every move of a slider, refer
 * to them by number.
 */
final class ScoreRoutes implements Routes {
  private static final String BINARY = "application/octet-stream";

  /** The header that says which order the numbers of an answer are of. */
  static final String ORDER = "Fleet-Order";

  private final Personality personality;
  private final Bodies bodies;
  private volatile Kept kept = new Kept(-1, FleetOrder.of(List.of()));

  /** The order as it was at a snapshot. */
  private record Kept(long snapshot, FleetOrder order) {}

  ScoreRoutes(Personality personality, Bodies bodies) {
    this.personality = personality;
    this.bodies = bodies;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/fleet", this::fleet, Routes.people());
    routing.post("/v1/scores", this::scores, Routes.people());
    routing.post("/v1/hosts/{id}/similarity", this::explain, Routes.people());
  }

  @OpenApi(
      path = "/v1/fleet",
      methods = HttpMethod.GET,
      operationId = "showFleet",
      summary = "Shows all hosts in short, in the order that scores refer to",
      tags = "hosts",
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = FleetBody.class)))
  private void fleet(Context context) {
    List<Host> hosts = personality.fleet().hosts();
    context.json(FleetBody.of(FleetOrder.of(hosts).name(), hosts));
  }

  @OpenApi(
      path = "/v1/scores",
      methods = HttpMethod.POST,
      operationId = "scoreHosts",
      summary = "Scores every host that could take a VM, without reasons, in few bytes",
      description =
          "The answer is little endian. First three numbers of four bytes: n, how many hosts could"
              + " take the VM; how many only lack the room; how many hosts there are. Then five"
              + " columns of n entries, best host first: the host's number in the order of"
              + " /v1/fleet, from 0 (four bytes); expected, lower, upper and coverage (two bytes"
              + " each, without sign, 65535 for 1). The header Fleet-Order names the order; where"
              + " it is another one than that of /v1/fleet, a host has come or gone. \"top\" and"
              + " \"explain\" are ignored.",
      tags = "hosts",
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = VmRequest.class)),
      responses = {
        @OpenApiResponse(
            status = "200",
            content = @OpenApiContent(mimeType = BINARY, type = "string", format = "binary")),
        @OpenApiResponse(
            status = "409",
            description = "No matching hardware available; the diagnosis says why",
            content = @OpenApiContent(from = Problem.class, mimeType = "application/problem+json")),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void scores(Context context) {
    VmRequests.Asked request = asked(context);
    Ranking ranking = personality.candidates(request.builder().build(), Integer.MAX_VALUE);
    if (ranking.diagnosis().isPresent()) {
      String sentence = PlacementResult.Reason.NO_MATCHING_HARDWARE.sentence();
      throw Refusal.unplaced(sentence, sentence, ranking.diagnosis().get());
    }
    FleetOrder order = order(ranking.basis().snapshot());
    context.header(ORDER, order.name()).contentType(BINARY);
    context.result(ScoreTable.of(ranking, order));
  }

  /** Sorting and naming ten thousand hosts takes longer than scoring them. */
  private FleetOrder order(long snapshot) {
    Kept known = kept;
    if (known.snapshot() != snapshot) {
      known = new Kept(snapshot, FleetOrder.of(personality.fleet().hosts()));
      kept = known;
    }
    return known.order();
  }

  @OpenApi(
      path = "/v1/hosts/{id}/similarity",
      methods = HttpMethod.POST,
      operationId = "explainHost",
      summary = "Says why a host has the similarity it has, whether or not it has room",
      tags = "hosts",
      pathParams =
          @OpenApiParam(
              name = "id",
              required = true,
              description = "Its identity; a slash in it is written %2F"),
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = VmRequest.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = CandidateBody.class)),
        @OpenApiResponse(status = "404"),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void explain(Context context) {
    Profile profile = asked(context).profile();
    HostId id = new HostId(context.pathParam("id"));
    if (personality.fleet().find(id).isEmpty()) {
      throw Refusal.notFound("host \"" + id + "\" with a fingerprint");
    }
    Explanation why = personality.explain(profile, id);
    context.json(CandidateBody.of(new Candidate(id, why.similarity()), why));
  }

  private VmRequests.Asked asked(Context context) {
    Access.onlyAsks(context);
    VmRequest asked = bodies.read(bodies.bytes(context), VmRequest.class);
    return new VmRequests(personality).read(asked, Access.caller(context));
  }
}
