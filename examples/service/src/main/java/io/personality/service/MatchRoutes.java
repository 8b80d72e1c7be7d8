package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.model.Ranking;
import io.personality.model.WeightStability;
import io.personality.service.body.CandidateBody;
import io.personality.service.body.Problem;
import io.personality.service.body.RankingBody;
import io.personality.service.body.VmRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Dry runs: which hosts would do, and why. <i>Thread-safe.</i> */
final class MatchRoutes implements Routes {
  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final Duration STABILITY_LIMIT = Duration.ofSeconds(1);

  private final Personality personality;
  private final Bodies bodies;

  MatchRoutes(Personality personality, Bodies bodies) {
    this.personality = personality;
    this.bodies = bodies;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.post("/v1/matches", this::match, Routes.people());
  }

  @OpenApi(
      path = "/v1/matches",
      methods = HttpMethod.POST,
      operationId = "matchHosts",
      summary = "Ranks the hosts that could take a VM, with reasons; claims nothing",
      tags = "placements",
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = VmRequest.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = RankingBody.class)),
        @OpenApiResponse(
            status = "409",
            description = "No matching hardware available; the diagnosis says why",
            content = @OpenApiContent(from = Problem.class, mimeType = "application/problem+json")),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void match(Context context) {
    Access.onlyAsks(context);
    VmRequest asked = bodies.read(bodies.bytes(context), VmRequest.class);
    int top = asked.top() == null ? USUAL : asked.top();
    if (top < 1 || top > MOST) {
      throw Refusal.badRequest("\"top\" lies in 1 to " + MOST + ", not at " + top);
    }
    VmRequests.Asked request = new VmRequests(personality).read(asked, Access.caller(context));
    Ranking ranking = personality.candidates(request.builder().build(), top);
    if (ranking.diagnosis().isPresent()) {
      String sentence = PlacementResult.Reason.NO_MATCHING_HARDWARE.sentence();
      throw Refusal.unplaced(sentence, sentence, ranking.diagnosis().get());
    }
    boolean explain = asked.explain() == null || asked.explain();
    List<CandidateBody> candidates =
        ranking.candidates().stream()
            .map(
                candidate ->
                    explain
                        ? CandidateBody.of(
                            candidate, personality.explain(request.profile(), candidate.host()))
                        : CandidateBody.of(candidate))
            .toList();
    Optional<WeightStability> stability =
        asked.stability() != null && asked.stability()
            ? personality.weightStability(request.builder().build(), STABILITY_LIMIT)
            : Optional.empty();
    Bodies.answer(context, RankingBody.of(request.profile(), ranking, candidates, stability));
  }
}
