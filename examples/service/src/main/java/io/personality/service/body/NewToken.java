package io.personality.service.body;

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
    String tenant, String user, String role, @Nullable String host, @Nullable Integer days) {
  /** Checks that it says for whom. */
  public NewToken {
    Required.field("tenant", tenant);
    Required.field("user", user);
    Required.field("role", role);
  }
}
