package io.personality.cli;

import io.personality.model.PlacementId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a running VM more or less of its host. <i>Confined to one thread.</i> */
@Command(
    name = "adjust",
    description = "Gives a running VM more or less of its host, without a restart.",
    footerHeading = "%nExample:%n",
    footer = {
      "  personality adjust 835eafbf-6af9-43b0-ae3f-b512b7e09c9e --vcpus 4 \\",
      "      --libvirt hosts"
    })
final class AdjustCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Option(names = "--vcpus", paramLabel = "N", description = "Default: as many as it has.")
  private Optional<Integer> vcpus = Optional.empty();

  @Option(names = "--memory-mib", paramLabel = "N", description = "Default: what it has.")
  private Optional<Long> memoryMib = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  AdjustCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    database.refuse(
        vcpus.filter(n -> n < 1).isPresent() || memoryMib.filter(n -> n < 1).isPresent(),
        "a VM has at least 1 vCPU and 1 MiB");
    return database.placements(
        root.session(),
        launcher,
        placements -> new Answer(root).changed(() -> placements.adjust(wanted, vcpus, memoryMib)));
  }
}
