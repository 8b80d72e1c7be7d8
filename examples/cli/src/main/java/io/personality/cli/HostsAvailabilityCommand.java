package io.personality.cli;

import io.personality.model.Availability;
import io.personality.model.HostId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens or closes hosts. <i>Confined to one thread.</i> */
@Command
final class HostsAvailabilityCommand implements Callable<Integer> {
  private final PersonalityCommand root;
  private final Availability availability;

  @Parameters(paramLabel = "HOST", arity = "1..*", description = "Which hosts.")
  private List<String> names = List.of();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  private HostsAvailabilityCommand(PersonalityCommand root, Availability availability) {
    this.root = root;
    this.availability = availability;
  }

  /** The command of that name. */
  static CommandLine of(
      PersonalityCommand root, String name, Availability availability, String what) {
    CommandLine line = new CommandLine(new HostsAvailabilityCommand(root, availability));
    line.getCommandSpec().name(name).usageMessage().description(what);
    return line;
  }

  @Override
  public Integer call() {
    List<HostId> ids = List.copyOf(names).stream().map(database::hostId).toList();
    String done =
        database.hosts(
            root.session(),
            false,
            hosts -> {
              hosts.setAvailability(ids, availability);
              return String.join(", ", names) + ": " + HostsCommand.label(availability) + ".";
            });
    root.session().say(done);
    return 0;
  }
}
