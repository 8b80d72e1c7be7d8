package io.personality.service;

import io.personality.model.Actor;
import io.personality.model.HostId;
import io.personality.model.TenantId;
import java.util.Optional;

/**
 * Who asks.
 *
 * <p><i>Immutable.</i>
 *
 * @param actor the tenant and the user
 * @param role what they may do
 * @param host the host of an agent
 * @param key by which their requests are counted
 */
record Caller(Actor actor, AccessRole role, Optional<HostId> host, String key) {
  /** Whoever asks a service that has no tokens and listens on loopback only. */
  static final Caller LOCAL =
      new Caller(
          Actor.user("local", "admin").in(AccessRole.ADMIN.inLibrary()),
          AccessRole.ADMIN,
          Optional.empty(),
          "local");

  /** The tenant that they see what belongs to; empty where they see everybody's. */
  Optional<TenantId> visible() {
    return role == AccessRole.ADMIN ? Optional.empty() : Optional.of(actor.tenant());
  }

  /** Whether what belongs to a tenant is there for them. */
  boolean sees(TenantId tenant) {
    return visible().isEmpty() || visible().get().equals(tenant);
  }
}
