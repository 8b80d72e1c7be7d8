package io.personality.service.body;

import io.javalin.openapi.OpenApiRequired;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sees a profile.
 *
 * @param visibility {@code private}, {@code shared} or {@code public}
 * @param tenants with whom it is shared
 */
public record SharingBody(@OpenApiRequired String visibility, @Nullable List<String> tenants) {
  /** Checks that it says whether. */
  public SharingBody {
    Required.field("visibility", visibility);
  }
}
