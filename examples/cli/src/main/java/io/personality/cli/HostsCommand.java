package io.personality.cli;

import io.personality.model.Availability;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The hosts in a database. <i>Confined to one thread.</i> */
@Command(
    name = "hosts",
    synopsisSubcommandLabel = "COMMAND",
    description = "Registers, lists, opens and closes the hosts in a database.")
final class HostsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with what can be done. */
  static CommandLine with(PersonalityCommand root) {
    return new CommandLine(new HostsCommand())
        .addSubcommand(new HostsListCommand(root))
        .addSubcommand(new HostsImportCommand(root))
        .addSubcommand(new HostsRegisterCommand(root))
        .addSubcommand(
            HostsAvailabilityCommand.of(
                root, "open", Availability.OPEN, "Has a host take new VMs again."))
        .addSubcommand(
            HostsAvailabilityCommand.of(
                root, "cordon", Availability.CORDONED, "Has a host take no new VMs."))
        .addSubcommand(
            HostsAvailabilityCommand.of(
                root,
                "drain",
                Availability.DRAINING,
                "Has a host take no new VMs; what runs there is to be moved away."))
        .addSubcommand(new HostsRemoveCommand(root))
        .addSubcommand(new HostsHistoryCommand(root));
  }

  static String label(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do, such as: hosts list, or hosts import fleet.jsonl");
  }
}
