package io.personality.cli;

import io.personality.model.Placement;
import io.personality.model.PlacementId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a placement. <i>Confined to one thread.</i> */
@Command(
    name = "release",
    description = {
      "Ends a placement and frees what it had claimed. A VM that libvirt runs is ended by",
      "--libvirt with the settings it was started by."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality release 835eafbf-6af9-43b0-ae3f-b512b7e09c9e")
final class ReleaseCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  ReleaseCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    Placement ended =
        database.placements(
            root.session(),
            launcher,
            placements -> root.session().during("Ending the VM", () -> placements.release(wanted)));
    new Answer(root).placement(ended);
    return 0;
  }
}
