package io.personality.cli.json;

import io.personality.PlacementResult.Placed;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import java.nio.file.Path;
import java.util.List;

/** What {@code quickstart} answers. */
public final class QuickstartJson {
  private QuickstartJson() {}

  /** The files it wrote, the best hosts with their reasons, and the placement. */
  public static String of(Path profile, Path fleet, List<Explanation> best, Placed placed) {
    List<Candidate> hosts =
        best.stream().map(why -> new Candidate(why.host(), why.similarity())).toList();
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("profile", profile.toString());
          json.writeStringField("fleet", fleet.toString());
          json.writeFieldName("candidates");
          MatchJson.candidates(json, hosts, best);
          json.writeFieldName("placement");
          LaunchJson.placed(json, placed);
          json.writeEndObject();
        });
  }
}
