package io.personality.cli;

import io.personality.cli.json.PlacementsJson;
import io.personality.cli.render.PlacementTable;
import io.personality.model.LivingSimilarity;
import io.personality.model.PlacementId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how close a placement was promised to be, and is. <i>Confined to one thread.</i> */
@Command(
    name = "similarity",
    description = "Shows how close the host of a placement was promised to be, and is now.",
    footerHeading = "%nExample:%n",
    footer = "  personality similarity 835eafbf-6af9-43b0-ae3f-b512b7e09c9e --format json")
final class SimilarityCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  SimilarityCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    LivingSimilarity living =
        database.placements(
            root.session(), new LauncherOptions(), placements -> placements.similarity(wanted));
    root.session()
        .out()
        .print(
            root.isJson()
                ? PlacementsJson.of(living)
                : new PlacementTable(root.look(), root.session().clock().instant())
                    .similarity(living));
    return 0;
  }
}
