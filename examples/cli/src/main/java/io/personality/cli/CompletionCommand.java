package io.personality.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the script by which a shell completes commands. <i>Confined to one thread.</i> */
@Command(
    name = "completion",
    description = "Writes the script by which a shell completes commands and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(personality completion bash)",
      "  personality completion bash \\",
      "      > ~/.local/share/bash-completion/completions/personality"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  /** Where the choices of an option are, which picocli writes as they are in Java. */
  private static final Pattern CHOICES = Pattern.compile("_option_args=\\(.*\\)");

  private final PersonalityCommand root;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "bash|zsh", description = "Which shell.")
  private String shell = "";

  CompletionCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new ParameterException(
          spec.commandLine(), "a script is written for bash or zsh, not for \"" + shell + "\"");
    }
    // What the program `personality` has beside the commands of this class path.
    CommandLine whole =
        PersonalityCommand.line(root.session())
            .addSubcommand(new CommandLine(CommandSpec.create().name("serve")))
            .addSubcommand(
                new CommandLine(CommandSpec.create().name("token"))
                    .addSubcommand(new CommandLine(CommandSpec.create().name("create"))));
    // One script is for both: in zsh it turns on the completion of bash by itself.
    String script = AutoComplete.bash("personality", whole);
    root.session()
        .out()
        .print(
            CHOICES
                .matcher(script)
                .replaceAll(choices -> quoted(choices.group().toLowerCase(Locale.ROOT))));
    return 0;
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
