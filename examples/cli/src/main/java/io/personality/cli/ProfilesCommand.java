package io.personality.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The profile database. <i>Confined to one thread.</i> */
@Command(
    name = "profiles",
    synopsisSubcommandLabel = "COMMAND",
    description = "Finds, keeps, shares and judges profiles.")
final class ProfilesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with what can be done. */
  static CommandLine with(PersonalityCommand root) {
    return new CommandLine(new ProfilesCommand())
        .addSubcommand(new ProfilesListCommand(root))
        .addSubcommand(new ProfilesSearchCommand(root))
        .addSubcommand(new ProfilesShowCommand(root))
        .addSubcommand(new ProfilesCreateCommand(root))
        .addSubcommand(new ProfilesReviseCommand(root))
        .addSubcommand(new ProfilesRateCommand(root))
        .addSubcommand(new ProfilesShareCommand(root))
        .addSubcommand("curate", ProfilesMarkCommand.curate(root))
        .addSubcommand("retire", ProfilesMarkCommand.retire(root))
        .addSubcommand(new ProfilesExportCommand(root))
        .addSubcommand(new ProfilesImportCommand(root));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do, such as: profiles list, or profiles show NAME");
  }
}
