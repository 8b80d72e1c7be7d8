package io.personality.cli;

import io.personality.Replay;
import io.personality.cli.json.DecisionsJson;
import io.personality.cli.render.DecisionTable;
import io.personality.core.Personality;
import io.personality.model.PlacementId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a decision again. <i>Confined to one thread.</i> */
@Command(
    name = "replay",
    description = {
      "Makes a decision again from the hosts and the request that it was made from, and",
      "compares: the same candidates and scores bit for bit, or what differs (exit code 1)."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality replay 835eafbf-6af9-43b0-ae3f-b512b7e09c9e")
final class ReplayCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which decision, by its placement.")
  private String id = "";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  ReplayCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    Replay replay = database.look(root.session(), engine -> replay(engine, wanted));
    root.session()
        .out()
        .print(
            root.isJson()
                ? DecisionsJson.of(replay)
                : new DecisionTable(root.look(), root.session().clock().instant()).replay(replay));
    return replay.isSame() ? 0 : Failure.FAILED;
  }

  private static Replay replay(Personality engine, PlacementId id) {
    try {
      return engine.replay(id);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: " + e.getMessage() + "; \"decisions\" lists those there are",
          e);
    }
  }
}
