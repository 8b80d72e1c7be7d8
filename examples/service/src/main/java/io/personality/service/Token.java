package io.personality.service;

import io.personality.model.Actor;
import io.personality.model.HostId;
import io.personality.model.TenantId;
import io.personality.service.body.TokenBody;
import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token without its secret.
 *
 * <p><i>Immutable.</i>
 *
 * @param id what it is called by
 * @param holder who it stands for and what it may do
 * @param createdAt when it was made
 * @param expiresAt from when on it is no longer valid
 * @param revoked whether it has been taken back
 */
record Token(String id, Holder holder, Instant createdAt, Instant expiresAt, boolean revoked) {

  /**
   * Who a token stands for.
   *
   * @param tenant the tenant
   * @param user who they are within it
   * @param role what they may do
   * @param host whose fingerprint an agent reports; empty for all others
   */
  record Holder(TenantId tenant, String user, AccessRole role, Optional<HostId> host) {
    /** Checks that it fits. */
    Holder {
      Actor.user(tenant.value(), user); // checks the name
      if (role == AccessRole.ANYONE) {
        throw new IllegalArgumentException("a token has a role; \"anyone\" is none");
      }
      if (host.isPresent() != (role == AccessRole.AGENT)) {
        throw new IllegalArgumentException(
            "an agent's token names the host it reports, and no other token names one");
      }
    }
  }

  /** Whether it opens anything. */
  boolean isValid(Instant now) {
    return !revoked && now.isBefore(expiresAt);
  }

  /** Who asks with it. */
  Caller caller() {
    Actor actor = new Actor(holder.tenant(), holder.user(), holder.role().inLibrary());
    return new Caller(actor, holder.role(), holder.host(), id);
  }

  /** What is shown of it; the secret is there when it has just been made. */
  TokenBody body(Instant now, String secret) {
    return new TokenBody(
        id,
        holder.tenant().value(),
        holder.user(),
        holder.role().label(),
        holder.host().map(HostId::value).orElse(""),
        createdAt.toString(),
        expiresAt.toString(),
        revoked ? "revoked" : isValid(now) ? "valid" : "expired",
        secret);
  }
}
