package io.personality.cli;

import io.personality.MoveTerms;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a running VM. <i>Confined to one thread.</i> */
@Command(
    name = "migrate",
    description = "Moves a running VM to the best other host, or to the one named.",
    footerHeading = "%nExample:%n",
    footer = {
      "  personality migrate 835eafbf-6af9-43b0-ae3f-b512b7e09c9e --to rack1-u08 \\",
      "      --libvirt hosts"
    })
final class MigrateCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Option(names = "--to", paramLabel = "HOST", description = "Where to; default: the best host.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--bandwidth",
      paramLabel = "MIB",
      description = "The most that the move may send, in MiB/s; default: no limit.")
  private long bandwidth;

  @Option(
      names = "--max-downtime",
      paramLabel = "MS",
      description = "How long it may stand still at its end, in ms; default: ${DEFAULT-VALUE}.")
  private long downtimeMillis = MoveTerms.DEFAULT.maxDowntime().toMillis();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  MigrateCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    Optional<HostId> host = target.map(database::hostId);
    MoveTerms terms;
    try {
      terms =
          new MoveTerms(
              host, bandwidth, Duration.ofMillis(downtimeMillis), MoveTerms.DEFAULT.limit());
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
    return database.placements(
        root.session(),
        launcher,
        placements -> new Answer(root).changed(() -> placements.move(wanted, terms)));
  }
}
