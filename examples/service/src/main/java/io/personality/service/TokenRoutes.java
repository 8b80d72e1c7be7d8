package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.model.HostId;
import io.personality.model.TenantId;
import io.personality.service.body.NewToken;
import io.personality.service.body.Pages;
import io.personality.service.body.TokenBody;
import java.time.Clock;
import java.util.Optional;

/** Who may ask. <i>Thread-safe.</i> */
final class TokenRoutes implements Routes {
  private final Tokens tokens;
  private final Bodies bodies;
  private final Clock clock;

  TokenRoutes(Tokens tokens, Bodies bodies, Clock clock) {
    this.tokens = tokens;
    this.bodies = bodies;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/tokens", this::list, AccessRole.ADMIN);
    routing.post("/v1/tokens", this::create, AccessRole.ADMIN);
    routing.delete("/v1/tokens/{id}", this::revoke, AccessRole.ADMIN);
  }

  @OpenApi(
      path = "/v1/tokens",
      methods = HttpMethod.GET,
      operationId = "listTokens",
      summary = "Lists the newest 1,000 tokens, without their secrets",
      tags = "tokens",
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = Pages.Tokens.class)))
  private void list(Context context) {
    context.json(
        new Pages.Tokens(
            tokens.list().stream().map(token -> token.body(clock.instant(), "")).toList()));
  }

  @OpenApi(
      path = "/v1/tokens",
      methods = HttpMethod.POST,
      operationId = "createToken",
      summary = "Makes a token, whose secret is in this answer and nowhere else",
      tags = "tokens",
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = NewToken.class)),
      responses =
          @OpenApiResponse(status = "201", content = @OpenApiContent(from = TokenBody.class)))
  private void create(Context context) {
    NewToken asked = bodies.read(bodies.bytes(context), NewToken.class);
    Token.Holder holder =
        new Token.Holder(
            new TenantId(asked.tenant()),
            asked.user(),
            Requests.choice(AccessRole.class, "role", asked.role()),
            Optional.ofNullable(asked.host()).map(HostId::new));
    Tokens.Made made =
        tokens.create(holder, asked.days() == null ? Tokens.USUAL_DAYS : asked.days());
    context.status(201).json(made.token().body(clock.instant(), made.secret()));
  }

  @OpenApi(
      path = "/v1/tokens/{id}",
      methods = HttpMethod.DELETE,
      operationId = "revokeToken",
      summary = "Takes a token back; other replicas follow within seconds",
      tags = "tokens",
      pathParams = @OpenApiParam(name = "id", required = true),
      responses = {@OpenApiResponse(status = "204"), @OpenApiResponse(status = "404")})
  private void revoke(Context context) {
    if (!tokens.revoke(context.pathParam("id"))) {
      throw Refusal.notFound("token \"" + context.pathParam("id") + "\"");
    }
    context.status(204);
  }
}
