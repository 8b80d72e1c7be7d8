package io.personality.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Converts other people's fleets. <i>Confined to one thread.</i> */
@Command(
    name = "import",
    synopsisSubcommandLabel = "FORMAT",
    description = "Converts a fleet from another format.")
final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with its formats. */
  static CommandLine with(PersonalityCommand root) {
    return new CommandLine(new ImportCommand()).addSubcommand(new ImportSpareCoresCommand(root));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a format: import spare-cores");
  }
}
