package io.personality.service;

import io.personality.PersonalityException;
import java.io.File;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.PropertiesDefaultProvider;
import picocli.CommandLine.Spec;

/** The part of the command line that is about the service. <i>Confined to one thread.</i> */
@Command(
    name = "personality",
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs the HTTP service and keeps its tokens.")
public final class ServiceCommand implements Runnable {
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  /** The option that names a file of options. */
  static final String CONFIG = "--config";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(line(System.getenv(), args).execute(args));
  }

  /** The command line. */
  static CommandLine line(Map<String, String> environment, String... args) {
    CommandLine serve = new CommandLine(new ServeCommand(environment));
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(CONFIG)) {
        serve.setDefaultValueProvider(new PropertiesDefaultProvider(new File(args[i + 1])));
      }
    }
    return new CommandLine(new ServiceCommand())
        .addSubcommand(serve)
        .addSubcommand(new TokenCommand(environment))
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((e, at, parsed) -> failed(e, at));
  }

  private static int failed(Exception e, CommandLine at) {
    boolean expected =
        e instanceof PersonalityException
            || e instanceof IllegalArgumentException
            || e instanceof Refusal;
    at.getErr().println("error: " + (expected ? e.getMessage() : "unexpected: " + e));
    return e instanceof PersonalityException || !expected ? FAILED : BAD_INPUT;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
