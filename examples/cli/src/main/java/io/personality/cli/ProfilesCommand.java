package io.personality.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The profiles that come with the library. <i>Confined to one thread.</i> */
@Command(
    name = "profiles",
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows the profiles that are there to begin with.")
final class ProfilesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with what can be done. */
  static CommandLine with(PersonalityCommand root) {
    return new CommandLine(new ProfilesCommand())
        .addSubcommand(new ProfilesListCommand(root))
        .addSubcommand(new ProfilesShowCommand(root));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: profiles list, or profiles show NAME");
  }
}
