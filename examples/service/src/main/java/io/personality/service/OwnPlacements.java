package io.personality.service;

import io.javalin.http.Context;
import io.personality.core.Personality;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import java.util.Optional;

/** Placements as the caller may see them. <i>Thread-safe.</i> */
record OwnPlacements(Personality personality) {

  /** The placement of the path; another tenant's is as good as none. */
  Placement of(Context context) {
    String text = context.pathParam("id");
    return id(text)
        .flatMap(personality::placement)
        .filter(placement -> Access.caller(context).sees(placement.tenant()))
        .orElseThrow(() -> Refusal.notFound("placement \"" + text + "\""));
  }

  private static Optional<PlacementId> id(String text) {
    try {
      return Optional.of(PlacementId.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no placement has such a name
    }
  }
}
