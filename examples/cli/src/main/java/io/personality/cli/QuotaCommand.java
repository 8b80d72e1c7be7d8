package io.personality.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What tenants may have at once. <i>Confined to one thread.</i> */
@Command(
    name = "quota",
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows and sets what tenants may have at once.")
final class QuotaCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with what can be done. */
  static CommandLine with(PersonalityCommand root) {
    return new CommandLine(new QuotaCommand())
        .addSubcommand(new QuotaShowCommand(root))
        .addSubcommand(new QuotaSetCommand(root))
        .addSubcommand(new QuotaClearCommand(root));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do, such as: quota show, or quota set TENANT --vcpus 64");
  }
}
