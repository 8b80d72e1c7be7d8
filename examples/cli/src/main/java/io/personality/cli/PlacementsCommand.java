package io.personality.cli;

import io.personality.cli.json.PlacementsJson;
import io.personality.cli.render.PlacementTable;
import io.personality.core.Personality;
import io.personality.model.Placement;
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
    database.open(root.session(), launcher.onto(Personality.builder()), false, this::show);
    return 0;
  }

  private int show(Personality engine) {
    List<Placement> placements = chosen(engine);
    List<Tuning> tunings = explain ? engine.tunings(placements.get(0).id()) : List.of();
    PlacementTable table = new PlacementTable(root.look(), root.session().clock().instant());
    root.session()
        .out()
        .print(
            root.isJson()
                ? explain
                    ? PlacementsJson.explained(placements.get(0), tunings)
                    : PlacementsJson.of(placements)
                : id.isEmpty()
                    ? table.list(placements)
                    : table.card(placements.get(0))
                        + (explain ? "\n" + table.tunings(tunings) : ""));
    return placements.size();
  }

  private List<Placement> chosen(Personality engine) {
    if (id.isPresent()) {
      return List.of(DatabaseOptions.placement(engine, database.placementId(id.get())));
    }
    return engine.placements().stream()
        .filter(placement -> all || !placement.state().isFinal())
        .toList();
  }
}
