package io.personality.cli;

import io.personality.cli.engine.Placements;
import io.personality.cli.json.PlacementsJson;
import io.personality.cli.render.PlacementTable;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Tuning;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists placements, or shows one with what happened to it. <i>Confined to one thread.</i> */
@Command(
    name = "placements",
    description = "Lists the placements in a database, or shows one with its history.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality placements --db jdbc:postgresql://localhost/cloud",
      "  personality placements 835eafbf-6af9-43b0-ae3f-b512b7e09c9e \\",
      "      --explain --libvirt qemu:///system"
    })
final class PlacementsCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Which one; default: those that have not ended.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--all", description = "Lists those that have ended, too.")
  private boolean all;

  @Option(
      names = "--explain",
      description = "Shows every choice that the launcher made for the VM, with its reason.")
  private boolean explain;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  PlacementsCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    database.refuse(explain && id.isEmpty(), "--explain shows one placement; give its ID");
    Optional<PlacementId> wanted = id.map(database::placementId);
    root.session()
        .out()
        .print(
            database.<String>placements(
                root.session(),
                launcher,
                placements ->
                    wanted.isPresent()
                        ? one(placements, wanted.get())
                        : list(placements.list(all))));
    return 0;
  }

  private String list(List<Placement> placements) {
    return root.isJson() ? PlacementsJson.of(placements) : table().list(placements);
  }

  private String one(Placements placements, PlacementId wanted) {
    Placement placement = placements.find(wanted);
    if (!explain) {
      return root.isJson() ? PlacementsJson.of(List.of(placement)) : table().card(placement);
    }
    List<Tuning> tunings = placements.tunings(wanted);
    return root.isJson()
        ? PlacementsJson.explained(placement, tunings)
        : table().card(placement) + "\n" + table().tunings(tunings);
  }

  private PlacementTable table() {
    return new PlacementTable(root.look(), root.session().clock().instant());
  }
}
