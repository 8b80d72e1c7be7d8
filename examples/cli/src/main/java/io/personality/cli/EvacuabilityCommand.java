package io.personality.cli;

import io.personality.cli.json.EvacuabilityJson;
import io.personality.cli.render.EvacuabilityCard;
import io.personality.model.Evacuability;
import io.personality.model.PlacementId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a VM could go while it runs. <i>Confined to one thread.</i> */
@Command(
    name = "evacuability",
    description = "Says which hosts could take a VM while it runs, and what keeps the others.",
    footerHeading = "%nExample:%n",
    footer = "  personality evacuability 835eafbf-6af9-43b0-ae3f-b512b7e09c9e --libvirt hosts")
final class EvacuabilityCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many hosts are named; default: ${DEFAULT-VALUE}.")
  private int top = 5;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  EvacuabilityCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (top < 1 || top > MOST) {
      throw new Failure(Failure.BAD_INPUT, "error: --top lies in 1 to " + MOST + ", not at " + top);
    }
    PlacementId wanted = database.placementId(id);
    Evacuability found =
        database.placements(
            root.session(), launcher, placements -> placements.evacuability(wanted, top));
    root.session()
        .out()
        .print(
            root.isJson()
                ? EvacuabilityJson.of(found)
                : new EvacuabilityCard(root.look()).render(found));
    return 0;
  }
}
