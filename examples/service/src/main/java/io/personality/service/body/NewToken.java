package io.personality.service.body;

import io.javalin.openapi.OpenApiRequired;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token.
 *
 * @param tenant whose
 * @param user who it stands for
 * @param role what it may do
 * @param host the host of an agent
 * @param days how long it is valid, 1 to 3650; 90 unless said
 */
public record NewToken(
    @OpenApiRequired String tenant,
    @OpenApiRequired String user,
    @OpenApiRequired String role,
    @Nullable String host,
    @Nullable Integer days) {
  /** Checks that it says for whom. */
  public NewToken {
    Required.field("tenant", tenant);
    Required.field("user", user);
    Required.field("role", role);
  }
}
