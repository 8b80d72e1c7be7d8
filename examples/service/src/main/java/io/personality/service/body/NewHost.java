package io.personality.service.body;

import io.javalin.openapi.OpenApiRequired;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a host.
 *
 * @param host its identity
 * @param reserved kept back for the host itself; nothing unless said
 * @param overcommit vCPUs promised per hardware thread; 1 unless said
 * @param launcherAddress where the launcher reaches it
 */
public record NewHost(
    @OpenApiRequired String host,
    HostBody.@Nullable Amount reserved,
    @Nullable Double overcommit,
    @Nullable String launcherAddress) {
  /** Checks that it names a host. */
  public NewHost {
    Required.field("host", host);
  }
}
