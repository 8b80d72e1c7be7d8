package io.personality.cli.remote;

import io.personality.MoveTerms;
import io.personality.PlacementResult;
import io.personality.cli.engine.Placements;
import io.personality.model.Evacuability;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import io.personality.model.Tuning;
import java.util.List;
import java.util.Optional;

/**
 * The placements that a service keeps for the tenant of the token.
 *
 * @param connection to it
 */
public record RemotePlacements(Connection connection) implements Placements {
  private static final String PLACEMENTS = "placements";
  private static final int PAGE = 100;

  @Override
  public List<Placement> list(boolean all) {
    return new Pages(connection, Call.path(PLACEMENTS), PLACEMENTS, PAGE)
        .all(Placings::placement).stream()
            .filter(placement -> all || !placement.state().isFinal())
            .toList();
  }

  @Override
  public Placement find(PlacementId id) {
    return connection.read(reply(id, Call.get(path(id))), Placings::placement);
  }

  @Override
  public List<Tuning> tunings(PlacementId id) {
    return connection.read(
        reply(id, Call.get(path(id) + "/tuning")),
        answer ->
            answer.list("tuning").stream()
                .map(
                    tuning ->
                        new Tuning(
                            tuning.text("element"), tuning.text("choice"), tuning.flag("degraded")))
                .toList());
  }

  @Override
  public LivingSimilarity similarity(PlacementId id) {
    return connection.read(reply(id, Call.get(path(id) + "/similarity")), Placings::living);
  }

  @Override
  public Evacuability evacuability(PlacementId id, int most) {
    return connection.read(
        reply(id, Call.get(path(id) + "/evacuability?limit=" + most)), Placings::evacuability);
  }

  @Override
  public Placement release(PlacementId id) {
    Call call = Call.delete(path(id)).repeatable().slow();
    return connection.read(reply(id, call), Placings::placement);
  }

  @Override
  public PlacementResult move(PlacementId id, MoveTerms terms) {
    byte[] body =
        Body.of(
            json -> {
              if (terms.target().isPresent()) {
                json.writeStringField("target", terms.target().get().value());
              }
              json.writeNumberField("bandwidth_mib_per_second", terms.bandwidthMibPerSecond());
              json.writeNumberField("max_downtime_ms", terms.maxDowntime().toMillis());
            });
    return changed(id, Call.post(path(id) + "/migrate", body).slow());
  }

  @Override
  public PlacementResult adjust(PlacementId id, Optional<Integer> vcpus, Optional<Long> memoryMib) {
    Resources now = find(id).resources();
    byte[] body =
        Body.of(
            json -> {
              json.writeNumberField("vcpus", vcpus.orElse(now.vcpus()));
              json.writeNumberField("memory_mib", memoryMib.orElse(now.memoryMib()));
            });
    return changed(id, Call.post(path(id) + "/adjust", body).repeatable().slow());
  }

  private PlacementResult changed(PlacementId id, Call call) {
    try {
      return connection.read(reply(id, call), Placings::placed);
    } catch (UnplacedException e) {
      return e.result();
    }
  }

  private Reply reply(PlacementId id, Call call) {
    return connection.find(call).orElseThrow(() -> Placements.missing(id));
  }

  private static String path(PlacementId id) {
    return Call.path(PLACEMENTS, id.toString());
  }
}
